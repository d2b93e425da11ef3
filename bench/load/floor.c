/* The floor of a fan-out: one epoll loop that writes ready bytes to every socket and checks nothing.
 *
 * `floor FILE` says "ready PORT"; with each line on standard input it writes the file's text as one frame to
 * everybody and says the time at which it began (CLOCK_MONOTONIC, nanoseconds).
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 20000

static const char WELCOME[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

static char frame[70000];
static size_t size;
static int sockets[MOST], count;

static void read_frame(const char *name) {
    FILE *file = fopen(name, "r");
    size_t length = file ? fread(frame + 4, 1, 65000, file) : 0, head = length < 126 ? 2 : 4;
    memmove(frame + head, frame + 4, length);
    frame[0] = (char)0x81;
    frame[1] = (char)(head == 2 ? length : 126);
    if (head == 4) frame[2] = (char)(length >> 8), frame[3] = (char)length;
    size = head + length;
}

static int listening(int *port) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof at;
    int door = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(door, (struct sockaddr *)&at, sizeof at) || listen(door, 4096)) exit(1);
    getsockname(door, (struct sockaddr *)&at, &length);
    *port = ntohs(at.sin_port);
    return door;
}

static void tell_everybody(void) {
    char order[64];
    struct timespec at;
    if (read(0, order, sizeof order) <= 0) exit(0);
    clock_gettime(CLOCK_MONOTONIC, &at);
    for (int i = 0; i < count; i++)
        if (send(sockets[i], frame, size, MSG_NOSIGNAL | MSG_DONTWAIT) < 0) sockets[i--] = sockets[--count];
    printf("%lld\n", at.tv_sec * 1000000000LL + at.tv_nsec);
    fflush(stdout);
}

static void greet(int fd) {
    char request[4096];
    ssize_t got = recv(fd, request, sizeof request, MSG_DONTWAIT);
    if (got > 3 && !memcmp(request, "GET", 3))
        send(fd, WELCOME, sizeof WELCOME - 1, MSG_NOSIGNAL);
    else if (!got)
        close(fd);
}

int main(int argc, char **argv) {
    int port, epoll = epoll_create1(0), door = listening(&port), one = 1;
    struct epoll_event events[512], event = {.events = EPOLLIN, .data.fd = 0};
    if (argc != 2) return 2;
    read_frame(argv[1]);
    epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &event);
    event.data.fd = door;
    epoll_ctl(epoll, EPOLL_CTL_ADD, door, &event);
    printf("ready %d\n", port);
    fflush(stdout);
    for (;;) {
        int ready = epoll_wait(epoll, events, 512, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == 0) {
                tell_everybody();
            } else if (fd == door && count < MOST) {
                event.data.fd = sockets[count] = accept(door, NULL, NULL);
                setsockopt(sockets[count], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                epoll_ctl(epoll, EPOLL_CTL_ADD, sockets[count++], &event);
            } else {
                greet(fd);
            }
        }
    }
}
