/* GLib's table of interned names is made when the library is loaded, and never freed where it grows:
 * others may be reading the old one. A window with all its screens brings it beyond the 2,048 names
 * of the first table, which the leak sanitizer then takes for a leak of ours. So what libraries
 * allocate while they are loaded is not looked at. */
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>

static void
before_libraries (int argc, char **argv, char **environment)
{
  __lsan_disable ();
}

/* These run before the libraries are initialised, constructors after it. */
__attribute__ ((section (".preinit_array"), used)) static void (*const first) (int, char **, char **)
    = before_libraries;

__attribute__ ((constructor)) static void
after_libraries (void)
{
  __lsan_enable ();
}
#endif
