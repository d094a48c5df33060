/* A program that does not start, to see what the setup does then. */
int main(void) { return 7; }
