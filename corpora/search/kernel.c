/* The compiled kernel of the search index: the same answers as corpora/search/counting.py, faster.
 *
 * Plain C without Python: loaded by corpora/search/kernel.py with ctypes, so one library serves every Python. Nothing is
 * read before the checksum of its block was seen right: a function that meets an unseen block notes it and says so.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__linux__)
#define FOR_EVERY_MACHINE __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EVERY_MACHINE
#endif

enum { LANES = 4, SEGMENTS = 64 * LANES, PLANES = 24, BUCKETS = 1024 };
enum { AHEAD = 64, GATHER_AHEAD = 16, SOON = 4, SORTED_AS_FOUND = 1000 };
enum { SEVEN = 7 }; /* so many columns at a time are added fastest */
typedef uint64_t Lanes __attribute__((vector_size(8 * LANES), may_alias));
typedef Lanes StoredLanes __attribute__((aligned(8))); /* as they lie in a column */

static const int64_t UNSEEN_BLOCKS = -1, NO_MEMORY = -2;
static const double SLACK = 1e-9; /* on the side of too many candidates: what is an answer is decided exactly */

typedef struct {
  const uint64_t *columns;   /* column-major, `words` for each */
  const void *forms;         /* the units of all forms, shortest form first; 4 bytes each where `wide`, else 2 */
  const void *texts;         /* the units of the texts that are not their form */
  const int64_t *keys;
  const uint32_t *text_ends; /* segments + 1 */
  const int64_t *lengths;    /* the different lengths, ascending */
  const int64_t *starts;     /* the first segment of each, and one past the last */
  const int64_t *bases;      /* the first unit of each */
  const uint32_t *folds;     /* what a unit is when its case is folded */
  const int64_t *features;   /* those that have a column of their own, ascending */
  const int16_t *places;     /* and which */
  const int64_t *population; /* how many segments each column has */
  uint8_t *seen;             /* a byte for each block of the file's body: its checksum is right */
  int64_t columns_at, forms_at, block; /* where in the body, in bytes; how long a block is */
  int64_t words, distinct_lengths, distinct_features, vocabulary;
  int64_t column_count, shared, cap;
  int64_t wide;
} Index;

typedef struct { double similarity; int64_t key; } Hit;
typedef struct {
  int64_t segment;
  int64_t shared;        /* features at most; once in order, the bucket of the highest similarity */
  int64_t start, length; /* of the form, in units; once in order */
} Candidate;

typedef struct {
  Hit *hits;
  int64_t hit_count, hit_room;
  int64_t *wanted; /* unseen blocks that were met */
  int64_t wanted_count, wanted_room;
  Candidate *candidates, *ordered;
  int64_t candidate_count, candidate_room, ordered_room;
  uint32_t *rows;   /* unit -> row of `patterns`, counted from 1 */
  uint32_t *counts; /* unit -> how often met so far; all zero between calls */
  int64_t vocabulary;
  uint64_t *patterns, *vertical;
  int64_t pattern_room, vertical_room;
  int32_t *repeats, *left; /* row -> how often its unit is in the query; how many of those a text has not taken yet */
  int64_t repeat_room, left_room, rows_used;
  int64_t *used;
  int64_t used_room;
} Scratch;

static int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

static int grow(void *array, int64_t *room, int64_t wanted, size_t size) {
  if (wanted <= *room) return 1;
  int64_t more = larger(wanted, 2 * *room + 64);
  void *moved = realloc(*(void **)array, (size_t)more * size);
  if (!moved) return 0;
  *(void **)array = moved;
  *room = more;
  return 1;
}

Scratch *yiku_scratch(int64_t vocabulary) {
  Scratch *scratch = calloc(1, sizeof *scratch);
  if (!scratch) return NULL;
  scratch->vocabulary = vocabulary;
  scratch->rows = calloc((size_t)vocabulary + 1, sizeof *scratch->rows);
  scratch->counts = calloc((size_t)vocabulary + 1, sizeof *scratch->counts);
  if (scratch->rows && scratch->counts) return scratch;
  free(scratch->rows);
  free(scratch->counts);
  free(scratch);
  return NULL;
}

void yiku_scratch_free(Scratch *scratch) {
  if (!scratch) return;
  free(scratch->hits);
  free(scratch->wanted);
  free(scratch->candidates);
  free(scratch->ordered);
  free(scratch->rows);
  free(scratch->counts);
  free(scratch->patterns);
  free(scratch->vertical);
  free(scratch->repeats);
  free(scratch->left);
  free(scratch->used);
  free(scratch);
}

int64_t yiku_version(void) { return 4; } /* the same number in kernel.py: raise both where a structure changes */

const Hit *yiku_hits(const Scratch *scratch) { return scratch->hits; }
int64_t yiku_hit_count(const Scratch *scratch) { return scratch->hit_count; }
const int64_t *yiku_wanted(const Scratch *scratch) { return scratch->wanted; }
int64_t yiku_wanted_count(const Scratch *scratch) { return scratch->wanted_count; }

/* ---- which column a feature has -------------------------------------------------------------------------------- */

static int64_t column_of(const Index *index, int64_t feature) {
  int64_t low = 0, high = index->distinct_features;
  while (low < high) {
    int64_t middle = (low + high) >> 1;
    if (index->features[middle] < feature) low = middle + 1; else high = middle;
  }
  if (low < index->distinct_features && index->features[low] == feature) return index->places[low];
  uint64_t mixed = ((uint64_t)feature * 0x9E3779B97F4A7C15ull) >> 32;
  return index->column_count - index->shared + (int64_t)(mixed % (uint64_t)index->shared);
}

static uint32_t unit_at(const void *units, int64_t wide, int64_t place) {
  return wide ? ((const uint32_t *)units)[place] : ((const uint16_t *)units)[place];
}

/* Set the bits of segments first .. first+count-1, whose units lie at ends[0] .. ends[count] of `units`.
 * `table` gives the column of each (folded unit, occurrence); counts has a zero for each folded unit. */
void yiku_fill(uint64_t *columns, int64_t words, int64_t first, int64_t count, const void *units, int64_t wide,
               const int64_t *ends, const uint32_t *folds, const int16_t *table, int64_t cap, uint32_t *counts) {
  for (int64_t i = 0; i < count; i++) {
    int64_t segment = first + i;
    uint64_t bit = 1ull << (segment & 63);
    uint64_t *word = columns + (segment >> 6);
    for (int64_t j = ends[i]; j < ends[i + 1]; j++) {
      uint32_t unit = folds[unit_at(units, wide, j)];
      uint32_t before = counts[unit]++;
      if (before < cap) word[(int64_t)table[(int64_t)unit * cap + before] * words] |= bit;
    }
    for (int64_t j = ends[i]; j < ends[i + 1]; j++) counts[folds[unit_at(units, wide, j)]] = 0;
  }
}

/* Copy stretches of units of `size` bytes one after another. */
void yiku_gather(const char *units, int64_t size, const int64_t *starts, const int64_t *lengths, int64_t count,
                 char *result) {
  for (int64_t i = 0; i < count; i++) {
    if (i + GATHER_AHEAD < count) { /* the stretches lie anywhere: most take up to two lines of the cache */
      const char *later = units + starts[i + GATHER_AHEAD] * size;
      __builtin_prefetch(later);
      __builtin_prefetch(later + 64);
    }
    memcpy(result, units + starts[i] * size, (size_t)(lengths[i] * size));
    result += lengths[i] * size;
  }
}

/* ---- blocks ------------------------------------------------------------------------------------------------------ */

static int want(Scratch *scratch, int64_t block) {
  if (scratch->wanted_count && scratch->wanted[scratch->wanted_count - 1] == block) return 1;
  if (!grow(&scratch->wanted, &scratch->wanted_room, scratch->wanted_count + 1, sizeof *scratch->wanted)) return 0;
  scratch->wanted[scratch->wanted_count++] = block;
  return 1;
}

/* Tell whether all bytes from `start` to `stop` of the body are seen; note the blocks that are not. */
static int seen(const Index *index, Scratch *scratch, int64_t start, int64_t stop) {
  int all = 1;
  for (int64_t block = start / index->block; block * index->block < stop; block++)
    if (!index->seen[block]) {
      all = 0;
      if (!want(scratch, block)) return 0;
    }
  return all;
}

/* ---- lengths ------------------------------------------------------------------------------------------------------ */

/* Return the place of the first length that is at least `length`. */
static int64_t length_place(const Index *index, int64_t length) {
  int64_t low = 0, high = index->distinct_lengths;
  while (low < high) {
    int64_t middle = (low + high) >> 1;
    if (index->lengths[middle] < length) low = middle + 1; else high = middle;
  }
  return low;
}

/* Return the place of the length that a segment has. */
static int64_t place_of(const Index *index, int64_t segment) {
  int64_t low = 0, high = index->distinct_lengths - 1;
  while (low < high) {
    int64_t middle = (low + high + 1) >> 1;
    if (index->starts[middle] <= segment) low = middle; else high = middle - 1;
  }
  return low;
}

/* Return how many features two texts must share, the longer of which has `longer` units. */
static int64_t needed(int64_t longer, double threshold) {
  return longer - (int64_t)floor((1.0 - threshold) * (double)longer + SLACK);
}

/* ---- the filter ---------------------------------------------------------------------------------------------------- */

#define FULL_ADD(sum, carry, a, b, c) \
  do { Lanes half = (a) ^ (b), both = (a) & (b), third = (c); sum = half ^ third; carry = both | (half & third); } while (0)

/* Add the columns of one stretch of segments to counters that are kept as bit planes. */
static inline __attribute__((always_inline)) void count_columns(const uint64_t *words, const int64_t *offsets,
                                                                int64_t count, Lanes *plane, const int planes) {
  int64_t i = 0;
#define COLUMN(k) (*(const StoredLanes *)(words + offsets[i + (k)]))
  for (; i + 7 <= count; i += 7) {
    Lanes one, two, four, a, b, c, d, e;
    FULL_ADD(a, c, COLUMN(0), COLUMN(1), COLUMN(2));
    FULL_ADD(b, d, COLUMN(3), COLUMN(4), COLUMN(5));
    FULL_ADD(one, e, a, b, COLUMN(6));
    FULL_ADD(two, four, c, d, e);
    Lanes carry = plane[0] & one;
    plane[0] ^= one;
    FULL_ADD(plane[1], a, plane[1], two, carry);
    FULL_ADD(plane[2], b, plane[2], four, a);
    for (int k = 3; k < planes; k++) { Lanes next = plane[k] & b; plane[k] ^= b; b = next; }
  }
  for (; i < count; i++) {
    Lanes carry = COLUMN(0);
    for (int k = 0; k < planes; k++) { Lanes next = plane[k] & carry; plane[k] ^= carry; carry = next; }
  }
#undef COLUMN
}

/* Leave in `found` the segments whose counter is at least `least`. */
static inline __attribute__((always_inline)) void leave_reaching(Lanes *found, const Lanes *plane, int64_t least,
                                                                 const int planes) {
  Lanes above = plane[0] ^ plane[0], equal = ~above;
  if (least <= 0) return;
  if (least >> planes) { *found = above; return; }
  for (int k = planes - 1; k >= 0; k--) {
    if ((least >> k) & 1) equal &= plane[k];
    else { above |= equal & plane[k]; equal &= ~plane[k]; }
  }
  *found &= above | equal;
}

static inline __attribute__((always_inline)) int any(const Lanes *bits) {
  return ((*bits)[0] | (*bits)[1] | (*bits)[2] | (*bits)[3]) != 0;
}

typedef struct {
  const int64_t *offsets; /* of the columns of the query's features, rarest first, in words */
  int64_t count, prefix;  /* how many, and how many of them are counted first */
  int64_t units, low, high; /* of the query; the segments of an admissible length */
  double threshold;
} Plan;

static inline __attribute__((always_inline)) int filter(const Index *index, Scratch *scratch, const Plan *plan,
                                                        const int planes) {
  int64_t place = place_of(index, plan->low), last = index->distinct_lengths - 1;
  int64_t least = needed(larger(plan->units, index->lengths[place]), plan->threshold);
  int64_t ahead = smaller(plan->prefix + SEVEN, plan->count);
  for (int64_t word = (plan->low >> 6) / LANES * LANES; word << 6 < plan->high; word += LANES) {
    if (place < last && index->starts[place + 1] <= word << 6) {
      while (place < last && index->starts[place + 1] <= word << 6) place++;
      least = needed(larger(plan->units, index->lengths[place]), plan->threshold);
    }
    if (!(word & 7)) /* more streams than the processor foresees by itself */
      for (int64_t i = 0; i < ahead; i++) __builtin_prefetch(index->columns + word + AHEAD + plan->offsets[i]);
    Lanes plane[PLANES], found = ~(Lanes){0};
    for (int k = 0; k < planes; k++) plane[k] = ~found;
    for (int64_t done = 0; done < plan->count && any(&found);) {
      int64_t next = done ? smaller(done + SEVEN, plan->count) : plan->prefix;
      count_columns(index->columns + word, plan->offsets + done, next - done, plane, planes);
      done = next; /* the features not counted yet are taken as present */
      leave_reaching(&found, plane, least - (plan->count - done), planes);
    }
    for (int lane = 0; lane < LANES; lane++)
      for (uint64_t bits = found[lane]; bits; bits &= bits - 1) {
        int bit = __builtin_ctzll(bits);
        int64_t segment = ((word + lane) << 6) + bit, shared = 0;
        if (segment < plan->low || segment >= plan->high) continue;
        for (int k = 0; k < planes; k++) shared += (int64_t)((plane[k][lane] >> bit) & 1) << k;
        if (!grow(&scratch->candidates, &scratch->candidate_room, scratch->candidate_count + 1,
                  sizeof *scratch->candidates)) return 0;
        scratch->candidates[scratch->candidate_count++] = (Candidate){.segment = segment, .shared = shared};
      }
  }
  return 1;
}

typedef int Filter(const Index *, Scratch *, const Plan *);
#define FILTER(planes)                                                                                                 \
  FOR_EVERY_MACHINE static int filter_##planes(const Index *index, Scratch *scratch, const Plan *plan) {             \
    return filter(index, scratch, plan, planes);                                                                        \
  }
FILTER(5)
FILTER(6)
FILTER(7)
FILTER(8)
FILTER(24)

/* Return the filter whose counters can count so many. */
static Filter *filter_for(int64_t count) {
  return count < 32 ? filter_5 : count < 64 ? filter_6 : count < 128 ? filter_7 : count < 256 ? filter_8 : filter_24;
}

static int ascending(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* How many of the rarest features are counted first, beside those that may be missing: then most stretches are done
 * with. Of 0, 3 and 6 this was the fastest at t = 0.5 and 0.7 on 1,000,000 segments. */
static const int64_t PREFIX = 6;

/* Collect the segments that may be at least `threshold` like the query. */
static int64_t candidates(const Index *index, Scratch *scratch, const uint32_t *query, int64_t units, double threshold) {
  int64_t from = length_place(index, (int64_t)ceil(threshold * (double)units - SLACK));
  int64_t to = length_place(index, (int64_t)floor((double)units / threshold + SLACK) + 1);
  Plan plan = {.units = units, .low = index->starts[from], .high = index->starts[to], .threshold = threshold};
  scratch->candidate_count = 0;
  if (plan.low >= plan.high) return 0;
  if (!grow(&scratch->used, &scratch->used_room, units, sizeof *scratch->used)) return NO_MEMORY;
  int64_t *used = scratch->used;
  for (int64_t i = 0; i < units; i++) {
    if (query[i] >= index->vocabulary) continue; /* in no segment */
    uint32_t unit = index->folds[query[i]], before = scratch->counts[unit]++;
    /* past the cap it can only be present where the last occurrence with a column is */
    int64_t column = column_of(index, (int64_t)unit * index->cap + smaller(before, index->cap - 1));
    used[plan.count++] = index->population[column] << 16 | column;
  }
  for (int64_t i = 0; i < units; i++)
    if (query[i] < index->vocabulary) scratch->counts[index->folds[query[i]]] = 0;
  qsort(used, (size_t)plan.count, sizeof *used, ascending);
  int all = 1;
  for (int64_t i = 0; i < plan.count; i++) {
    used[i] = (used[i] & 0xFFFF) * index->words;
    all &= seen(index, scratch, index->columns_at + 8 * (used[i] + (plan.low >> 6)),
                index->columns_at + 8 * (used[i] + ((plan.high + 63) >> 6)));
  }
  if (!all) return UNSEEN_BLOCKS;
  int64_t missing = plan.count - needed(units, threshold);
  if (missing < 0) return 0;
  plan.offsets = used;
  plan.prefix = smaller(plan.count, (missing + PREFIX + SEVEN - 1) / SEVEN * SEVEN);
  return filter_for(plan.count)(index, scratch, &plan) ? 0 : NO_MEMORY;
}

/* ---- the distance -------------------------------------------------------------------------------------------------- */

/* Lay the query out as bit patterns, a row for each different unit. */
static int lay_out(const Index *index, Scratch *scratch, const uint32_t *query, int64_t units) {
  int64_t blocks = (units + 63) >> 6, rows = 1;
  if (!grow(&scratch->patterns, &scratch->pattern_room, (units + 1) * blocks, sizeof *scratch->patterns)) return 0;
  if (!grow(&scratch->vertical, &scratch->vertical_room, 2 * blocks, sizeof *scratch->vertical)) return 0;
  if (!grow(&scratch->repeats, &scratch->repeat_room, units + 1, sizeof *scratch->repeats)) return 0;
  if (!grow(&scratch->left, &scratch->left_room, units + 1, sizeof *scratch->left)) return 0;
  memset(scratch->repeats, 0, (size_t)(units + 1) * sizeof *scratch->repeats);
  memset(scratch->patterns, 0, (size_t)blocks * sizeof *scratch->patterns);
  for (int64_t i = 0; i < units; i++) {
    if (query[i] >= index->vocabulary) continue;
    uint32_t row = scratch->rows[query[i]];
    if (!row) {
      row = scratch->rows[query[i]] = (uint32_t)rows++;
      memset(scratch->patterns + row * blocks, 0, (size_t)blocks * sizeof *scratch->patterns);
    }
    scratch->patterns[row * blocks + (i >> 6)] |= 1ull << (i & 63);
    scratch->repeats[row]++;
  }
  scratch->rows_used = rows;
  return 1;
}

static void clear_rows(const Index *index, Scratch *scratch, const uint32_t *query, int64_t units) {
  for (int64_t i = 0; i < units; i++)
    if (query[i] < index->vocabulary) scratch->rows[query[i]] = 0;
}

/* Return how many units of a text the query has too, each as often as it has it. */
static int64_t shared_units(const Index *index, Scratch *scratch, int64_t start, int64_t length) {
  int64_t shared = 0;
  int32_t *left = scratch->left;
  memcpy(left, scratch->repeats, (size_t)scratch->rows_used * sizeof *left);
  for (int64_t j = start; j < start + length; j++)
    shared += left[scratch->rows[unit_at(index->forms, index->wide, j)]]-- > 0;
  return shared;
}

/* Return the Levenshtein distance of the query laid out, `units` long, and a text; more than `most` where it is more.
 * Hyyrö's bit-parallel form of Myers' algorithm, 64 units of the query at a time. */
static int64_t distance(const Index *index, Scratch *scratch, int64_t units, int64_t start, int64_t length, int64_t most) {
  int64_t blocks = (units + 63) >> 6, score = units;
  uint64_t last = 1ull << ((units - 1) & 63);
  if (blocks == 1) {
    uint64_t up = ~0ull, down = 0;
    for (int64_t j = 0; j < length; j++) {
      uint64_t same = scratch->patterns[scratch->rows[unit_at(index->forms, index->wide, start + j)]];
      uint64_t diagonal = (((same & up) + up) ^ up) | same | down;
      uint64_t right = down | ~(diagonal | up), left = diagonal & up;
      score += ((right & last) != 0) - ((left & last) != 0);
      if (score - (length - 1 - j) > most) return most + 1;
      right = right << 1 | 1;
      left <<= 1;
      up = left | ~(diagonal | right);
      down = right & diagonal;
    }
    return score;
  }
  /* a fraction of the work below, which nearly all candidates are spared by it */
  if (larger(units, length) - shared_units(index, scratch, start, length) > most) return most + 1;
  uint64_t *ups = scratch->vertical, *downs = scratch->vertical + blocks;
  for (int64_t b = 0; b < blocks; b++) { ups[b] = ~0ull; downs[b] = 0; }
  for (int64_t j = 0; j < length; j++) {
    const uint64_t *pattern =
        scratch->patterns + (int64_t)scratch->rows[unit_at(index->forms, index->wide, start + j)] * blocks;
    uint64_t right_in = 1, left_in = 0;
    for (int64_t b = 0; b < blocks; b++) {
      uint64_t up = ups[b], down = downs[b], same = pattern[b] | left_in;
      uint64_t diagonal = (((same & up) + up) ^ up) | same | down;
      uint64_t right = down | ~(diagonal | up), left = diagonal & up;
      if (b == blocks - 1) score += ((right & last) != 0) - ((left & last) != 0);
      uint64_t right_out = right >> 63, left_out = left >> 63;
      right = right << 1 | right_in;
      left = left << 1 | left_in;
      right_in = right_out;
      left_in = left_out;
      ups[b] = left | ~(diagonal | right);
      downs[b] = right & diagonal;
    }
    if (score - (length - 1 - j) > most) return most + 1;
  }
  return score;
}

/* ---- the answer ------------------------------------------------------------------------------------------------------ */

static int comes_before(Hit a, Hit b) {
  return a.similarity > b.similarity || (a.similarity == b.similarity && a.key < b.key);
}

static int by_rank(const void *a, const void *b) {
  const Hit *x = a, *y = b;
  return comes_before(*y, *x) - comes_before(*x, *y);
}

/* Put a hit among the best `limit` that begin at `first`; 0 where there is no memory. */
static int keep(Scratch *scratch, int64_t first, int64_t limit, Hit hit) {
  int sorted = limit <= SORTED_AS_FOUND;
  if (sorted && scratch->hit_count - first == limit) {
    if (!comes_before(hit, scratch->hits[scratch->hit_count - 1])) return 1;
    scratch->hit_count--;
  } else if (!grow(&scratch->hits, &scratch->hit_room, scratch->hit_count + 1, sizeof *scratch->hits)) return 0;
  int64_t place = scratch->hit_count++;
  for (; sorted && place > first && comes_before(hit, scratch->hits[place - 1]); place--)
    scratch->hits[place] = scratch->hits[place - 1];
  scratch->hits[place] = hit;
  return 1;
}

/* Put the candidates in the order of the highest similarity that they can have, in buckets. */
static int order(const Index *index, Scratch *scratch, int64_t units) {
  int64_t count = scratch->candidate_count, at[BUCKETS + 1] = {0};
  if (!grow(&scratch->ordered, &scratch->ordered_room, count, sizeof *scratch->ordered)) return 0;
  for (int64_t i = 0; i < count; i++) {
    Candidate *one = scratch->candidates + i;
    int64_t place = place_of(index, one->segment), length = index->lengths[place], longer = larger(units, length);
    int64_t shared = smaller(one->shared, smaller(units, length));
    one->start = index->bases[place] + (one->segment - index->starts[place]) * length;
    one->length = length;
    one->shared = longer ? BUCKETS - 1 - shared * (BUCKETS - 1) / longer : 0;
    at[one->shared + 1]++;
  }
  for (int64_t b = 0; b < BUCKETS; b++) at[b + 1] += at[b];
  for (int64_t i = 0; i < count; i++) scratch->ordered[at[scratch->candidates[i].shared]++] = scratch->candidates[i];
  return 1;
}

/* Append the hits of one query, best first. */
static int64_t nearest(const Index *index, Scratch *scratch, const uint32_t *query, int64_t units, double threshold,
                       int64_t limit) {
  int64_t first = scratch->hit_count, state = candidates(index, scratch, query, units, threshold);
  if (state) return state;
  if (!order(index, scratch, units) || !lay_out(index, scratch, query, units)) {
    clear_rows(index, scratch, query, units);
    return NO_MEMORY;
  }
  double least = threshold;
  int unseen = 0, whole = limit > SORTED_AS_FOUND;
  int64_t size = index->wide ? 4 : 2;
  for (int64_t i = 0; i < scratch->candidate_count; i++) {
    Candidate one = scratch->ordered[i];
    if (least > (double)(BUCKETS - one.shared) / (BUCKETS - 1)) break; /* the highest similarity in this bucket */
    int64_t start = one.start, length = one.length, longer = larger(units, length);
    if (i + SOON < scratch->candidate_count)
      __builtin_prefetch((const char *)index->forms + scratch->ordered[i + SOON].start * size);
    if (!seen(index, scratch, index->forms_at + start * size, index->forms_at + (start + length) * size)) {
      unseen = 1;
      continue;
    }
    int64_t most = (int64_t)floor((1.0 - least) * (double)longer + SLACK);
    int64_t apart = units ? distance(index, scratch, units, start, length, most) : length;
    double similarity = longer ? 1.0 - (double)apart / (double)longer : 1.0;
    if (apart > most || similarity < threshold) continue;
    if (!keep(scratch, first, limit, (Hit){similarity, index->keys[one.segment]})) { state = NO_MEMORY; break; }
    if (!whole && scratch->hit_count - first == limit) least = scratch->hits[scratch->hit_count - 1].similarity;
  }
  clear_rows(index, scratch, query, units);
  if (state) return state;
  if (unseen) { scratch->hit_count = first; return UNSEEN_BLOCKS; }
  if (whole) {
    qsort(scratch->hits + first, (size_t)(scratch->hit_count - first), sizeof(Hit), by_rank);
    scratch->hit_count = first + smaller(limit, scratch->hit_count - first);
  }
  return 0;
}

/* Answer the queries from `done` on, query i being units ends[i] .. ends[i+1]; counts[i] gets its number of hits.
 *
 * Returns how many are answered in all: fewer than `count` where unseen blocks were met (they are noted) or memory ran
 * out (none are).
 */
int64_t yiku_nearest(const Index *index, Scratch *scratch, const uint32_t *units, const int64_t *ends, int64_t count,
                     int64_t done, double threshold, int64_t limit, int64_t *counts) {
  scratch->wanted_count = 0;
  if (!done) scratch->hit_count = 0;
  for (; done < count; done++) {
    int64_t before = scratch->hit_count;
    if (nearest(index, scratch, units + ends[done], ends[done + 1] - ends[done], threshold, limit)) return done;
    counts[done] = scratch->hit_count - before;
  }
  return done;
}

/* Of the segments in the bitmap `wanted`, leave those whose text the pattern is in.
 *
 * accepts[unit] has bit k set where the k-th piece of the pattern takes the unit; a piece in `gaps` stands for any
 * stretch after it; `last` is the bit of the last piece. Shift-And, after Baeza-Yates and Gonnet. Returns how many.
 */
int64_t yiku_phrase(const Index *index, uint64_t *wanted, const uint64_t *accepts, uint64_t gaps, uint64_t last) {
  int64_t found = 0, segments = index->starts[index->distinct_lengths];
  for (int64_t word = 0; word << 6 < segments; word++) {
    for (uint64_t bits = wanted[word]; bits; bits &= bits - 1) {
      int64_t segment = (word << 6) + __builtin_ctzll(bits);
      int64_t start = index->text_ends[segment], length = (int64_t)index->text_ends[segment + 1] - start;
      const void *units = index->texts;
      if (!length) { /* the text is the form */
        int64_t place = place_of(index, segment);
        length = index->lengths[place];
        start = index->bases[place] + (segment - index->starts[place]) * length;
        units = index->forms;
      }
      uint64_t state = 0;
      for (int64_t j = start; j < start + length && !(state & last); j++)
        state = ((state << 1 | 1) & accepts[unit_at(units, index->wide, j)]) | (state & gaps);
      if (state & last) found++;
      else wanted[word] &= ~(bits & -bits);
    }
  }
  return found;
}
