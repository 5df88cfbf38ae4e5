#include <microhttpd.h>
#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>

/* What a listener is started with; MHD_start_daemon takes a variable list, which Swift cannot call. */
struct cmicrohttpd_settings {
    const struct sockaddr *address;
    int is_ipv6;
    unsigned int threads;
    unsigned int connections;
    unsigned int connections_per_address;
    unsigned int idle_seconds;
    size_t memory_per_connection;
    /* PEM texts; NULL for both without TLS. */
    const char *certificate;
    const char *key;
    void *owner;
    void *(*begin)(void *owner, const char *target, struct MHD_Connection *connection);
    enum MHD_Result (*answer)(
        void *owner, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
        const char *upload, size_t *upload_size, void **request);
    void (*complete)(
        void *owner, struct MHD_Connection *connection, void **request, enum MHD_RequestTerminationCode reason);
};

static inline struct MHD_Daemon *cmicrohttpd_start(const struct cmicrohttpd_settings *settings) {
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)settings->certificate},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)settings->key},
        /* TLS 1.2 and 1.3 with forward secrecy. */
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)"SECURE128:+SECURE192:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA"},
        {MHD_OPTION_END, 0, NULL},
    };
    struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
    if (settings->certificate != NULL)
        flags |= MHD_USE_TLS;
    if (settings->is_ipv6)
        flags |= MHD_USE_IPv6;
    return MHD_start_daemon(
        flags, 0, NULL, NULL, settings->answer, settings->owner,
        MHD_OPTION_SOCK_ADDR, settings->address,
        MHD_OPTION_THREAD_POOL_SIZE, settings->threads,
        MHD_OPTION_CONNECTION_LIMIT, settings->connections,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings->connections_per_address,
        MHD_OPTION_CONNECTION_TIMEOUT, settings->idle_seconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings->memory_per_connection,
        MHD_OPTION_URI_LOG_CALLBACK, settings->begin, settings->owner,
        MHD_OPTION_NOTIFY_COMPLETED, settings->complete, settings->owner,
        MHD_OPTION_ARRAY, settings->certificate != NULL ? tls : none,
        MHD_OPTION_END);
}

/* The port that a daemon listens on; 0 when it does not tell. */
static inline uint16_t cmicrohttpd_port(struct MHD_Daemon *daemon) {
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info == NULL ? 0 : info->port;
}

/* The address of the other side; NULL when there is none. */
static inline const struct sockaddr *cmicrohttpd_address(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info == NULL ? NULL : info->client_addr;
}

/* A response of unknown length; the readers give -1 at its end. The macros of both numbers are casts. */
static inline struct MHD_Response *cmicrohttpd_stream(
    void *stream, ssize_t (*read)(void *stream, uint64_t position, char *bytes, size_t most),
    void (*release)(void *stream)) {
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read, stream, release);
}
