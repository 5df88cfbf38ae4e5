#include "CLimits.h"

#include <proj.h>
#include <pthread.h>

enum { most_threads = 16 };

struct part {
    double *eastward, *northward;
    size_t count, converted;
    const char *pipeline;
};

static void *convert_part(void *argument) {
    struct part *part = argument;
    PJ_CONTEXT *context = proj_context_create();
    PJ *operation = proj_create(context, part->pipeline);
    part->converted = operation == NULL
        ? 0
        : proj_trans_generic(operation, PJ_FWD, part->eastward, sizeof(double), part->count, part->northward,
                             sizeof(double), part->count, NULL, 0, 0, NULL, 0, 0);
    proj_destroy(operation);
    proj_context_destroy(context);
    return NULL;
}

size_t climits_convert(double *eastward, double *northward, size_t count, const char *pipeline, int threads) {
    struct part parts[most_threads];
    pthread_t handles[most_threads];
    if (threads < 1 || threads > most_threads) return 0;
    size_t number = (size_t)threads;
    for (size_t k = 0; k < number; k++) {
        size_t first = count * k / number, end = count * (k + 1) / number;
        parts[k] = (struct part){eastward + first, northward + first, end - first, 0, pipeline};
    }
    size_t running = 0;
    while (running + 1 < number && pthread_create(&handles[running], NULL, convert_part, &parts[running + 1]) == 0)
        running++;
    convert_part(&parts[0]);
    for (size_t k = 0; k < running; k++) pthread_join(handles[k], NULL);
    size_t converted = 0;
    for (size_t k = 0; k < number; k++) converted += parts[k].converted;
    return converted;
}
