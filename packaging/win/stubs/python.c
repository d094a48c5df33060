/* python.exe for the build: the wheel has the interpreter's library only. Never shipped. */
#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int count, wchar_t **words) { return Py_Main(count, words); }
