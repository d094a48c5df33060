/* A library that only forwards to another one. */
int __stdcall DllMainCRTStartup(void *library, unsigned reason, void *reserved) { return 1; }
