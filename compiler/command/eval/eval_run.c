/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/eval/eval_report.h"
#include "compiler/command/say/output.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static int out_of_memory(const struct eval *eval) {
    complain(eval->language, MESSAGE_memory);
    return EXIT_INTERNAL;
}

int eval_write(const struct eval *eval, struct eval_total *total, struct eval_batch *batch) {
    eval_batch_close(batch);
    tally_add(&total->tally, &batch->tally, eval->rule_count);
    ignored_add(&total->ignored, &batch->ignored);
    if (batch->complaints_size || batch->out_of_memory) progress_clear(&total->progress);
    if (batch->out_of_memory) return out_of_memory(eval);
    if (total->report) eval_report_add(total->report, eval, batch);
    if (batch->complaints_size) fwrite(batch->complaints, 1, batch->complaints_size, stderr);
    int error = output_all(STDOUT_FILENO, batch->records, batch->records_size);
    if (error) {
        progress_clear(&total->progress);
        return output_failed(eval->language, error);
    }
    progress_show(&total->progress, eval->language, MESSAGE_progress_posts, total->tally.posts);
    return EXIT_CLEAN;
}

/* One thread: read, work, write. */

static int run_alone(const struct eval *eval, struct eval_total *total, struct eval_worker *worker,
                     struct eval_batch *batch) {
    struct eval_input input = {.eval = eval, .next = 1, .stop = -1};
    int code = EXIT_CLEAN;
    while (code == EXIT_CLEAN) {
        eval_batch_reset(batch, eval);
        if (!eval_input_next(&input, batch)) break;
        eval_work(worker, batch);
        code = eval_write(eval, total, batch);
    }
    eval_input_close(&input);
    return code;
}

static int run_in_one(const struct eval *eval, struct eval_total *total) {
    struct eval_worker worker;
    struct eval_batch batch;
    bool ready = eval_worker_begin(&worker, eval);
    ready = eval_batch_prepare(&batch, eval) && ready;
    int code = ready ? run_alone(eval, total, &worker, &batch) : out_of_memory(eval);
    eval_batch_free(&batch);
    eval_worker_end(&worker);
    return code;
}

/* Many threads: a ring of batches that one thread fills, several work on, and the calling one
 * writes, all in the order of the lines. */

enum slot_state { SLOT_FREE, SLOT_FILLED, SLOT_DONE };

struct slot {
    enum slot_state state;
    struct eval_batch batch;
};

struct ring {
    const struct eval *eval;
    struct slot *slots;
    size_t slot_count;
    size_t filled, taken; /* how many batches have been, from the first */
    bool ended;           /* nothing more will be filled */
    bool stopped;         /* nothing more is wanted */
    int stop[2];          /* a pipe that wakes the reading */
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static void change_state(struct ring *ring, struct slot *slot, enum slot_state state) {
    slot->state = state;
    pthread_cond_broadcast(&ring->changed);
}

static void wait_for_change(struct ring *ring) {
    pthread_cond_wait(&ring->changed, &ring->lock);
}

static void *fill_slots(void *context) {
    struct ring *ring = context;
    struct eval_input input = {.eval = ring->eval, .next = 1, .stop = ring->stop[0]};
    bool more = true;
    pthread_mutex_lock(&ring->lock);
    while (more) {
        struct slot *slot = &ring->slots[ring->filled % ring->slot_count];
        while (slot->state != SLOT_FREE && !ring->stopped) wait_for_change(ring);
        if (ring->stopped) break;
        pthread_mutex_unlock(&ring->lock);
        eval_batch_reset(&slot->batch, ring->eval);
        more = eval_input_next(&input, &slot->batch);
        pthread_mutex_lock(&ring->lock);
        ring->filled += more;
        if (more) change_state(ring, slot, SLOT_FILLED);
    }
    ring->ended = true;
    pthread_cond_broadcast(&ring->changed);
    pthread_mutex_unlock(&ring->lock);
    eval_input_close(&input);
    return NULL;
}

struct hand { /* a worker and its thread */
    struct ring *ring;
    struct eval_worker worker;
    pthread_t thread;
    bool started;
};

static void *work_on_slots(void *context) {
    struct hand *hand = context;
    struct ring *ring = hand->ring;
    pthread_mutex_lock(&ring->lock);
    for (;;) {
        while (ring->taken == ring->filled && !ring->ended && !ring->stopped) wait_for_change(ring);
        if (ring->stopped || ring->taken == ring->filled) break;
        struct slot *slot = &ring->slots[ring->taken++ % ring->slot_count];
        pthread_mutex_unlock(&ring->lock);
        eval_work(&hand->worker, &slot->batch);
        pthread_mutex_lock(&ring->lock);
        change_state(ring, slot, SLOT_DONE);
    }
    pthread_mutex_unlock(&ring->lock);
    return NULL;
}

static int write_slots(struct ring *ring, struct eval_total *total) {
    int code = EXIT_CLEAN;
    pthread_mutex_lock(&ring->lock);
    for (size_t written = 0; code == EXIT_CLEAN; written++) {
        struct slot *slot = &ring->slots[written % ring->slot_count];
        while (slot->state != SLOT_DONE && !(ring->ended && written == ring->filled))
            wait_for_change(ring);
        if (slot->state != SLOT_DONE) break;
        pthread_mutex_unlock(&ring->lock);
        code = eval_write(ring->eval, total, &slot->batch);
        pthread_mutex_lock(&ring->lock);
        change_state(ring, slot, SLOT_FREE);
    }
    ring->stopped = true;
    pthread_cond_broadcast(&ring->changed);
    pthread_mutex_unlock(&ring->lock);
    close(ring->stop[1]);
    return code;
}

static bool start_hand(struct hand *hand, struct ring *ring) {
    hand->ring = ring;
    if (!eval_worker_begin(&hand->worker, ring->eval)) return false;
    hand->started = pthread_create(&hand->thread, NULL, work_on_slots, hand) == 0;
    return hand->started;
}

/* Works with the hands that could be had, one at least. */
static int run_ring(struct ring *ring, struct hand *hands, size_t count, struct eval_total *total) {
    pthread_t reader;
    size_t started = 0;
    int code = EXIT_INTERNAL;
    while (started < count && start_hand(&hands[started], ring)) started++;
    bool reading = started && pthread_create(&reader, NULL, fill_slots, ring) == 0;
    if (!reading) {
        pthread_mutex_lock(&ring->lock);
        ring->ended = true;
        pthread_mutex_unlock(&ring->lock);
        complain(ring->eval->language, MESSAGE_no_thread);
    }
    int written = write_slots(ring, total);
    if (reading) code = written;
    if (reading) pthread_join(reader, NULL);
    for (size_t i = 0; i < count; i++) {
        if (hands[i].started) pthread_join(hands[i].thread, NULL);
        eval_worker_end(&hands[i].worker);
    }
    close(ring->stop[0]);
    return code;
}

static int run_in_many(const struct eval *eval, size_t jobs, struct eval_total *total) {
    struct ring ring = {.eval = eval, .slot_count = 2 * jobs + 2};
    struct hand *hands = calloc(jobs, sizeof *hands);
    ring.slots = calloc(ring.slot_count, sizeof *ring.slots);
    bool ready = hands && ring.slots;
    for (size_t i = 0; ready && i < ring.slot_count; i++)
        ready = eval_batch_prepare(&ring.slots[i].batch, eval);
    ready = ready && pipe(ring.stop) == 0;
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.changed, NULL);
    int code = ready ? run_ring(&ring, hands, jobs, total) : out_of_memory(eval);
    pthread_cond_destroy(&ring.changed);
    pthread_mutex_destroy(&ring.lock);
    for (size_t i = 0; ring.slots && i < ring.slot_count; i++)
        eval_batch_free(&ring.slots[i].batch);
    free(ring.slots);
    free(hands);
    return code;
}

int eval_run(const struct eval *eval, struct eval_total *total) {
    unsigned jobs = option_number(eval->options, OPTION_jobs, 1);
    return jobs == 1 ? run_in_one(eval, total) : run_in_many(eval, jobs, total);
}
