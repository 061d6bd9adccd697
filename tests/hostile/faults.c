/* A bad disk: preloaded, it lets the n-th writing call on files below a folder fail, and all later ones where told so.
 *
 * Without room, a write first takes half of what it was given, as a file system does that has room for half of it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[PATH_MAX];
static long calls, failing;
static int error_number, lasting;

void faults_arm(const char *where, long at, int number, int lasts) {
    snprintf(folder, sizeof folder, "%s", where);
    calls = 0;
    failing = at;
    error_number = number;
    lasting = lasts;
}

long faults_calls(void) { return calls; }

/* 0: the call goes through; 1: it is the first that fails; 2: one after it. */
static int fails(const char *path) {
    size_t length = strlen(folder);
    if (length == 0 || strncmp(path, folder, length) != 0) return 0;
    calls++;
    if (calls == failing) return 1;
    return lasting && failing > 0 && calls > failing ? 2 : 0;
}

static int fails_at(int descriptor) {
    char link[64], path[PATH_MAX];
    if (folder[0] == 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE do { errno = error_number; return -1; } while (0)

static size_t part(int failure, size_t count) {
    return failure == 1 && error_number == ENOSPC ? count / 2 : 0;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    int failure = fails_at(descriptor);
    if (!failure) return REAL(write)(descriptor, bytes, count);
    if (part(failure, count)) return REAL(write)(descriptor, bytes, part(failure, count));
    REFUSE;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    int failure = fails_at(descriptor);
    if (!failure) return REAL(pwrite)(descriptor, bytes, count, offset);
    if (part(failure, count)) return REAL(pwrite)(descriptor, bytes, part(failure, count), offset);
    REFUSE;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    int failure = fails_at(descriptor);
    if (!failure) return REAL(pwrite64)(descriptor, bytes, count, offset);
    if (part(failure, count)) return REAL(pwrite64)(descriptor, bytes, part(failure, count), offset);
    REFUSE;
}

int fsync(int descriptor) {
    if (fails_at(descriptor)) REFUSE;
    return REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
    if (fails_at(descriptor)) REFUSE;
    return REAL(fdatasync)(descriptor);
}

int ftruncate(int descriptor, off_t length) {
    if (fails_at(descriptor)) REFUSE;
    return REAL(ftruncate)(descriptor, length);
}

int ftruncate64(int descriptor, off64_t length) {
    if (fails_at(descriptor)) REFUSE;
    return REAL(ftruncate64)(descriptor, length);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    if ((flags & O_CREAT) && fails(path)) REFUSE;
    return REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    if ((flags & O_CREAT) && fails(path)) REFUSE;
    return REAL(open64)(path, flags, mode);
}

int rename(const char *from, const char *to) {
    if (fails(to)) REFUSE;
    return REAL(rename)(from, to);
}

int link(const char *from, const char *to) {
    if (fails(to)) REFUSE;
    return REAL(link)(from, to);
}
