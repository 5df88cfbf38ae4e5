/* Faults for programs that are not told of them (LD_PRELOAD): every call that reads or changes a file below a folder is
 * counted, and at the n-th the process is killed, or the call fails, or all calls are written down to be played again.
 *
 *   FAULTS_UNDER   the folder, absolute; files elsewhere are left alone
 *   FAULTS_MODE    count, kill, fail or log
 *   FAULTS_CALLS   which calls count: r reads, w writes, t truncations, s syncs, u unlinks, m renames
 *   FAULTS_AT      the n of kill and fail, from 1
 *   FAULTS_HALF    kill and fail: the n-th write does half of its work before
 *   FAULTS_ERRNO   fail: the error number
 *   FAULTS_STAYS   fail: every later call fails, too, as on a full disk
 *   FAULTS_OUT     count: gets the number of calls; log: gets the calls
 *   FAULTS_CLOCK   seconds by which the clock of the day goes back at every look
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { most_files = 4096 };

static char *paths[most_files];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *under, *calls = "rwtsum";
static enum { off, counting, killing, failing, logging } mode;
static long at, done;
static int half, error_number = EIO, stays, out = -1;
static long back;

/* The library is asked before its constructor has run, by the constructors of others. */
static void begin(void) {
    static int begun;
    if (begun) return;
    begun = 1;
    under = getenv("FAULTS_UNDER");
    const char *text = getenv("FAULTS_MODE");
    if (under && text) {
        mode = !strcmp(text, "count") ? counting : !strcmp(text, "kill") ? killing : !strcmp(text, "fail") ? failing : logging;
    }
    if ((text = getenv("FAULTS_CALLS"))) calls = text;
    if ((text = getenv("FAULTS_AT"))) at = atol(text);
    if ((text = getenv("FAULTS_ERRNO"))) error_number = atoi(text);
    if ((text = getenv("FAULTS_CLOCK"))) back = atol(text);
    half = getenv("FAULTS_HALF") != NULL;
    stays = getenv("FAULTS_STAYS") != NULL;
    if ((text = getenv("FAULTS_OUT"))) out = (int)syscall(SYS_openat, AT_FDCWD, text, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

__attribute__((constructor)) static void constructor(void) { begin(); }

/* The path as a whole when it lies below the folder; to be freed. */
static char *watched_path(const char *path) {
    begin();
    if (mode == off || !path) return NULL;
    char *whole;
    if (path[0] == '/') {
        whole = strdup(path);
    } else {
        char *folder = getcwd(NULL, 0);
        while (!strncmp(path, "./", 2)) path += 2;
        whole = malloc(strlen(folder) + strlen(path) + 2);
        strcat(strcat(strcpy(whole, folder), "/"), path);
        free(folder);
    }
    if (strncmp(whole, under, strlen(under))) {
        free(whole);
        return NULL;
    }
    return whole;
}

static const char *watched(int file) { return file >= 0 && file < most_files ? paths[file] : NULL; }

static void put(const void *bytes, size_t count) {
    while (count > 0) {
        long written = syscall(SYS_write, out, bytes, count);
        if (written <= 0) _exit(99);
        bytes = (const char *)bytes + written;
        count -= (size_t)written;
    }
}

/* A record: call, length of the path, length of what follows it, offset; path; bytes. */
static void note(char call, const char *path, uint64_t offset, const void *bytes, uint64_t count) {
    uint64_t head[4] = {(uint64_t)call, strlen(path), count, offset};
    put(head, sizeof head);
    put(path, strlen(path));
    put(bytes, count);
}

/* Counts a call. True when it has to fail; `half_done` says to do half of it before. */
static int strikes(char call, int *half_done) {
    if (half_done) *half_done = 0;
    if (!strchr(calls, call)) return 0;
    done += 1;
    if (mode == counting) {
        syscall(SYS_pwrite64, out, &done, sizeof done, 0);
        return 0;
    }
    if (mode == killing && done == at) {
        if (half && half_done) {
            *half_done = 1;
            return 1;
        }
        kill(getpid(), SIGKILL);
    }
    if (mode == failing && (done == at || (stays && done > at))) {
        if (half_done) *half_done = half && done == at;
        errno = error_number;
        return 1;
    }
    return 0;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* Files that are opened. */

static int opened(int file, const char *path, int flags) {
    if (file < 0 || file >= most_files) return file;
    pthread_mutex_lock(&lock);
    free(paths[file]);
    paths[file] = watched_path(path);
    if (paths[file] && mode == logging) {
        if (flags & O_CREAT) note('c', paths[file], 0, "", 0);
        if (flags & O_TRUNC) note('t', paths[file], 0, "", 0);
    }
    pthread_mutex_unlock(&lock);
    return file;
}

#define OPEN(name)                                                      \
    int name(const char *path, int flags, ...) {                        \
        REAL(name);                                                     \
        va_list list;                                                   \
        va_start(list, flags);                                          \
        mode_t rights = va_arg(list, mode_t);                           \
        va_end(list);                                                   \
        return opened(real(path, flags, rights), path, flags);          \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                          \
    int name(int folder, const char *path, int flags, ...) {                  \
        REAL(name);                                                           \
        va_list list;                                                         \
        va_start(list, flags);                                                \
        mode_t rights = va_arg(list, mode_t);                                 \
        va_end(list);                                                         \
        int file = real(folder, path, flags, rights);                         \
        return folder == AT_FDCWD || path[0] == '/' ? opened(file, path, flags) : file; \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int file) {
    REAL(close);
    if (watched(file)) {
        pthread_mutex_lock(&lock);
        free(paths[file]);
        paths[file] = NULL;
        pthread_mutex_unlock(&lock);
    }
    return real(file);
}

/* Reading and writing. */

#define COUNTED(call, file, result_of_half)                             \
    int half_done = 0;                                                  \
    pthread_mutex_lock(&lock);                                          \
    int fails = strikes(call, &half_done), number = errno;              \
    if (half_done) { result_of_half; }                                  \
    if (half_done && mode == killing) kill(getpid(), SIGKILL);          \
    pthread_mutex_unlock(&lock);                                        \
    if (fails) { errno = number; return -1; }

#define READ(name, ...)                                                 \
    {                                                                   \
        REAL(name);                                                     \
        if (watched(file)) { COUNTED('r', file, ) }                     \
        return real(__VA_ARGS__);                                       \
    }
ssize_t read(int file, void *bytes, size_t count) READ(read, file, bytes, count)
ssize_t pread(int file, void *bytes, size_t count, off_t offset) READ(pread, file, bytes, count, offset)
ssize_t pread64(int file, void *bytes, size_t count, off64_t offset) READ(pread64, file, bytes, count, offset)

static void written(int file, const void *bytes, ssize_t count, off_t offset) {
    if (mode != logging || count < 0) return;
    pthread_mutex_lock(&lock);
    note('w', watched(file), (uint64_t)offset, bytes, (uint64_t)count);
    pthread_mutex_unlock(&lock);
}

ssize_t write(int file, const void *bytes, size_t count) {
    REAL(write);
    if (!watched(file)) return real(file, bytes, count);
    COUNTED('w', file, real(file, bytes, count / 2))
    off_t offset = lseek(file, 0, SEEK_CUR);
    ssize_t result = real(file, bytes, count);
    written(file, bytes, result, offset);
    return result;
}

#define PWRITE(name, type)                                              \
    ssize_t name(int file, const void *bytes, size_t count, type offset) { \
        REAL(name);                                                     \
        if (!watched(file)) return real(file, bytes, count, offset);    \
        COUNTED('w', file, real(file, bytes, count / 2, offset))        \
        ssize_t result = real(file, bytes, count, offset);              \
        written(file, bytes, result, offset);                           \
        return result;                                                  \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define CHANGE(call, name, noted, ...)                                  \
    {                                                                   \
        REAL(name);                                                     \
        if (!watched(file)) return real(__VA_ARGS__);                   \
        COUNTED(call, file, )                                           \
        int result = real(__VA_ARGS__);                                 \
        if (mode == logging && result == 0) {                           \
            pthread_mutex_lock(&lock);                                  \
            note(call, watched(file), noted, "", 0);                    \
            pthread_mutex_unlock(&lock);                                \
        }                                                               \
        return result;                                                  \
    }
int ftruncate(int file, off_t size) CHANGE('t', ftruncate, (uint64_t)size, file, size)
int ftruncate64(int file, off64_t size) CHANGE('t', ftruncate64, (uint64_t)size, file, size)
int fsync(int file) CHANGE('s', fsync, 0, file)
int fdatasync(int file) CHANGE('s', fdatasync, 0, file)

/* Names. */

int unlink(const char *path) {
    REAL(unlink);
    char *whole = watched_path(path);
    if (!whole) return real(path);
    int file = 0;
    (void)file;
    COUNTED('u', file, )
    int result = real(path);
    if (mode == logging && result == 0) note('u', whole, 0, "", 0);
    free(whole);
    return result;
}

int rename(const char *from, const char *to) {
    REAL(rename);
    char *whole = watched_path(to), *source = watched_path(from);
    if (!whole) return real(from, to);
    COUNTED('m', 0, )
    int result = real(from, to);
    if (mode == logging && result == 0 && source) note('m', source, 0, whole, strlen(whole));
    free(whole);
    free(source);
    return result;
}

/* The clock of the day; the one that measures time goes on as ever. */

static long looks(void) {
    begin();
    return back ? __atomic_add_fetch(&done, 1, __ATOMIC_RELAXED) * back : 0;
}

int clock_gettime(clockid_t clock, struct timespec *instant) {
    REAL(clock_gettime);
    int result = real(clock, instant);
    if (clock == CLOCK_REALTIME && result == 0) instant->tv_sec -= looks();
    return result;
}

int gettimeofday(struct timeval *restrict instant, void *restrict zone) {
    REAL(gettimeofday);
    int result = real(instant, zone);
    if (result == 0) instant->tv_sec -= looks();
    return result;
}

time_t time(time_t *result) {
    REAL(time);
    time_t instant = real(NULL) - looks();
    if (result) *result = instant;
    return instant;
}
