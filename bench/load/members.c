/* A hall of members for the benches: thousands of connections in one thread, so that what is measured is the
 * server. Orders come as lines on standard input, answers go as lines to standard output.
 *
 *   members N               how many there are
 *   path PATH | post PATH   where websockets and sign-ins go; first of all
 *   mark TEXT               a websocket is open once a frame with TEXT has come (without TEXT: at once)
 *   cookies FILE            one line a member
 *   text K FILE             one line a member: K is 0 for the body of a sign-in, 1 for a message
 *   run A B W STEPS         members A to B take the steps, W at a time: p(ost) o(pen) s(ay, until its answer)
 *   spread A B MS STEPS     the same, begun evenly over so many milliseconds
 *   await TEXT              says "armed", then when the first, the median and the last member had TEXT
 *   drop A B                ends connections at once
 *
 * Times are of CLOCK_MONOTONIC, in nanoseconds, the clock that the servers write too.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    int fd, step, is_upgraded, is_awaiting;
    char *in, *cookie, *text[2];
    size_t length, room;
    int64_t began, saw;
} Member;

static struct {
    char steps[16], mark[128], path[256], post[256], awaited[128];
    int first, end, next, window, underway, done, refused, failed, awaiting;
    int64_t began, every;
    int64_t *took;
} op;

static Member *members;
static int count, epoll;
static struct sockaddr_in server;

static int64_t now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000000LL + at.tv_nsec;
}

static void tell(const char *format, ...) {
    va_list values;
    va_start(values, format);
    vprintf(format, values);
    va_end(values);
    putchar('\n');
    fflush(stdout);
}

static int later(const void *one, const void *other) {
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

static void hang_up(Member *member) {
    if (member->fd < 0) return;
    struct linger at_once = {1, 0}; /* no TIME_WAIT: runs follow each other */
    setsockopt(member->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close(member->fd);
    member->fd = -1;
    member->length = 0;
    member->is_upgraded = 0;
}

static int dial(Member *member) {
    int one = 1;
    member->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (member->fd < 0 || connect(member->fd, (struct sockaddr *)&server, sizeof server) < 0) return -1;
    setsockopt(member->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    fcntl(member->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = member};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, member->fd, &event);
}

static int put(Member *member, const char *bytes, size_t length) {
    return member->fd >= 0 && send(member->fd, bytes, length, MSG_NOSIGNAL) == (ssize_t)length ? 0 : -1;
}

/* A client's frame is masked (RFC 6455 section 5.3); the mask of zeros leaves the payload as it is. */
static int put_frame(Member *member, int opcode, const char *payload, size_t length) {
    char frame[9000] = {(char)(0x80 | opcode)};
    size_t head = length < 126 ? 2 : 4;
    if (length > 8192) return -1;
    frame[1] = (char)(0x80 | (length < 126 ? length : 126));
    if (head == 4) frame[2] = (char)(length >> 8), frame[3] = (char)length;
    memcpy(frame + head + 4, payload, length);
    return put(member, frame, head + 4 + length);
}

static int begin_step(Member *member) {
    char request[2048];
    int length;
    switch (op.steps[member->step]) {
    case 'p':
        hang_up(member);
        length = snprintf(request, sizeof request,
                          "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                          "Content-Length: %zu\r\nConnection: close\r\n\r\n%s",
                          op.post, strlen(member->text[0]), member->text[0]);
        return dial(member) < 0 ? -1 : put(member, request, (size_t)length);
    case 'o':
        hang_up(member);
        length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Protocol: rat.v1\r\nCookie: %s\r\n\r\n",
                          op.path, member->cookie ? member->cookie : "none=");
        return dial(member) < 0 ? -1 : put(member, request, (size_t)length);
    default:
        return put_frame(member, 1, member->text[1], strlen(member->text[1]));
    }
}

static void end_of(Member *member, int is_failure);

static void begin(Member *member) {
    member->step = 0;
    member->began = now();
    op.underway++;
    if (begin_step(member) < 0) end_of(member, 1);
}

static void report(void) {
    double total = (double)(now() - op.began) / 1e6;
    qsort(op.took, (size_t)op.done, sizeof *op.took, later);
    int64_t p50 = op.done ? op.took[op.done / 2] : 0, p99 = op.done ? op.took[op.done * 99 / 100] : 0;
    tell("{\"ms\": %.3f, \"done\": %d, \"refused\": %d, \"failed\": %d, \"p50_ms\": %.3f, \"p99_ms\": %.3f}", total,
         op.done, op.refused, op.failed, (double)p50 / 1e6, (double)p99 / 1e6);
    op.steps[0] = 0;
}

/* Members begin when their turn in the window or in time has come. */
static void go_on(void) {
    while (op.steps[0] && op.next < op.end) {
        int is_time = op.every ? now() >= op.began + op.every * (op.next - op.first) : op.underway < op.window;
        if (!is_time) return;
        begin(&members[op.next++]);
    }
}

static void end_of(Member *member, int is_failure) {
    member->step = -1;
    op.underway--;
    if (is_failure) {
        op.failed++;
        hang_up(member);
    } else {
        op.took[op.done++] = now() - member->began;
    }
}

static void step_is_done(Member *member) {
    member->step++;
    if (!op.steps[member->step])
        end_of(member, 0);
    else if (begin_step(member) < 0)
        end_of(member, 1);
}

static int is_at(Member *member, char step) { return member->step >= 0 && op.steps[member->step] == step; }

static void saw(Member *member) {
    member->is_awaiting = 0;
    member->saw = now();
    if (--op.awaiting) return;
    int64_t *times = malloc((size_t)count * sizeof *times);
    int seen = 0;
    for (int i = 0; i < count; i++)
        if (members[i].saw) times[seen++] = members[i].saw;
    qsort(times, (size_t)seen, sizeof *times, later);
    tell("{\"first\": %lld, \"p50\": %lld, \"last\": %lld, \"members\": %d}", (long long)times[0],
         (long long)times[seen / 2], (long long)times[seen - 1], seen);
    free(times);
}

static void take_frame(Member *member, int opcode, const char *payload, size_t length) {
    if (opcode == 9) put_frame(member, 10, payload, length);
    if (opcode != 1) return;
    if (member->is_awaiting && memmem(payload, length, op.awaited, strlen(op.awaited))) saw(member);
    if (is_at(member, 'o') && op.mark[0] && memmem(payload, length, op.mark, strlen(op.mark)))
        step_is_done(member);
    else if (is_at(member, 's') && length > 6 && !memcmp(payload, "{\"re\":", 6)) {
        op.refused += memmem(payload, length, "\"refused\":", 10) != NULL;
        step_is_done(member);
    }
}

/* The bytes of one frame at `in`, or 0 while it is not whole. Frames of a server are not masked. */
static size_t read_frame(Member *member, const char *in, size_t length) {
    const unsigned char *head = (const unsigned char *)in;
    size_t start = 2, size;
    if (length < 2) return 0;
    size = head[1] & 127;
    if (size == 126) {
        if (length < 4) return 0;
        size = (size_t)(head[2] << 8 | head[3]), start = 4;
    } else if (size == 127) {
        if (length < 10) return 0;
        size = (size_t)head[6] << 24 | (size_t)head[7] << 16 | (size_t)head[8] << 8 | head[9], start = 10;
    }
    if (length < start + size) return 0;
    take_frame(member, head[0] & 15, in + start, size);
    return start + size;
}

static void keep_cookie(Member *member) {
    char *found = strcasestr(member->in, "set-cookie: ");
    if (!found) return;
    found += 12;
    free(member->cookie);
    member->cookie = strndup(found, strcspn(found, ";\r"));
}

/* An answer over HTTP: 101 makes it a websocket, 200 is a sign-in; anything else is a failure. */
static size_t read_answer(Member *member) {
    char *end = memmem(member->in, member->length, "\r\n\r\n", 4);
    if (!end) return 0;
    if (is_at(member, 'o') && !memcmp(member->in, "HTTP/1.1 101", 12)) {
        member->is_upgraded = 1;
        if (!op.mark[0]) step_is_done(member);
        return (size_t)(end + 4 - member->in);
    }
    char *size = strcasestr(member->in, "content-length: ");
    size_t whole = (size_t)(end + 4 - member->in) + (size < end && size ? strtoul(size + 16, NULL, 10) : 0);
    if (member->length < whole) return 0;
    int is_in = is_at(member, 'p') && !memcmp(member->in, "HTTP/1.1 200", 12);
    keep_cookie(member);
    hang_up(member);
    if (is_in)
        step_is_done(member);
    else if (member->step >= 0)
        end_of(member, 1);
    return 0;
}

static void take_in(Member *member) {
    size_t at = 0, used = 1;
    while (member->fd >= 0 && used && at < member->length) {
        if (member->is_upgraded)
            used = read_frame(member, member->in + at, member->length - at);
        else
            used = read_answer(member);
        at += used;
    }
    if (member->fd < 0 || !at) return;
    memmove(member->in, member->in + at, member->length - at);
    member->length -= at;
}

static void receive(Member *member) {
    if (member->room < member->length + 8192) {
        member->room = member->length * 2 + 16384;
        member->in = realloc(member->in, member->room);
    }
    ssize_t got = recv(member->fd, member->in + member->length, member->room - member->length - 1, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
        hang_up(member);
        if (member->step >= 0) end_of(member, 1);
        return;
    }
    member->length += (size_t)got;
    member->in[member->length] = 0;
    take_in(member);
    if (!member->length && member->room > 16384) {
        free(member->in);
        member->in = NULL;
        member->room = 0;
    }
}

static void read_lines(const char *name, size_t offset) {
    FILE *file = fopen(name, "r");
    char *line = NULL;
    size_t room = 0;
    for (int i = 0; file && i < count && getline(&line, &room, file) > 0; i++) {
        char **slot = (char **)((char *)&members[i] + offset);
        free(*slot);
        *slot = strndup(line, strcspn(line, "\n"));
    }
    free(line);
    if (file) fclose(file);
}

static void arm(const char *text) {
    snprintf(op.awaited, sizeof op.awaited, "%s", text);
    op.awaiting = 0;
    for (int i = 0; i < count; i++) {
        members[i].saw = 0;
        members[i].is_awaiting = members[i].is_upgraded;
        op.awaiting += members[i].is_upgraded;
    }
    tell("armed");
}

static void set_off(int first, int end, int window, int64_t every, const char *steps) {
    op.first = op.next = first, op.end = end, op.window = window, op.every = every;
    op.underway = op.done = op.refused = op.failed = 0;
    op.took = realloc(op.took, (size_t)(end - first + 1) * sizeof *op.took);
    op.began = now();
    snprintf(op.steps, sizeof op.steps, "%s", steps);
}

static void obey(char *line) {
    char word[256], rest[16];
    int a, b, c;
    if (sscanf(line, "members %d", &a) == 1) {
        members = calloc((size_t)a, sizeof *members);
        for (count = 0; count < a; count++) members[count].fd = members[count].step = -1;
    } else if (sscanf(line, "run %d %d %d %15s", &a, &b, &c, rest) == 4)
        set_off(a, b, c, 0, rest);
    else if (sscanf(line, "spread %d %d %d %15s", &a, &b, &c, rest) == 4)
        set_off(a, b, 0, (int64_t)c * 1000000 / (b - a), rest);
    else if (sscanf(line, "cookies %255s", word) == 1)
        read_lines(word, offsetof(Member, cookie));
    else if (sscanf(line, "text %d %255s", &a, word) == 2)
        read_lines(word, offsetof(Member, text) + (size_t)a * sizeof(char *));
    else if (sscanf(line, "path %255s", op.path) == 1 || sscanf(line, "post %255s", op.post) == 1)
        return;
    else if (!strncmp(line, "mark", 4))
        snprintf(op.mark, sizeof op.mark, "%s", line[4] ? line + 5 : "");
    else if (!strncmp(line, "await ", 6))
        arm(line + 6);
    else if (sscanf(line, "drop %d %d", &a, &b) == 2)
        for (; a < b; a++) hang_up(&members[a]);
}

static void listen_to_orders(void) {
    static char orders[65536];
    static size_t length;
    ssize_t got = read(0, orders + length, sizeof orders - length - 1);
    if (got <= 0) exit(0);
    length += (size_t)got;
    orders[length] = 0;
    char *line = orders, *end;
    for (; (end = strchr(line, '\n')); line = end + 1) {
        *end = 0;
        obey(line);
    }
    length -= (size_t)(line - orders);
    memmove(orders, line, length);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    server.sin_family = AF_INET;
    server.sin_port = htons((uint16_t)atoi(argv[1]));
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    epoll = epoll_create1(0);
    struct epoll_event orders = {.events = EPOLLIN, .data.ptr = NULL}, events[512];
    epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &orders);
    for (;;) {
        int ready = epoll_wait(epoll, events, 512, op.steps[0] && op.every ? 1 : 1000);
        for (int i = 0; i < ready; i++) {
            Member *member = events[i].data.ptr;
            if (!member)
                listen_to_orders();
            else if (member->fd >= 0)
                receive(member);
        }
        go_on();
        if (op.steps[0] && op.next >= op.end && !op.underway) report();
    }
}
