/* Windows 10 has this library, Wine 8 has not: Rust's standard library takes its random numbers from it. Never shipped. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long); /* RtlGenRandom */

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *bytes, unsigned long long count) {
    while (count) {
        unsigned long some = count > 0x10000000 ? 0x10000000 : (unsigned long)count;
        if (!SystemFunction036(bytes, some)) return 0;
        bytes += some;
        count -= some;
    }
    return 1;
}

int __stdcall DllMainCRTStartup(void *library, unsigned reason, void *reserved) { return 1; }
