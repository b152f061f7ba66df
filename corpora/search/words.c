/* Words and punctuation marks as numbers, in the order they come: what vocabulary.py does with a pattern and a
 * dictionary, for the texts of a great index. A word is letters and figures, and an apostrophe between two of them
 * belongs to it; any other sign but white space is a unit by itself (corpora/text/units.py). */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_SLOTS 4096 /* a power of two; so are all later sizes */

typedef struct {
  const uint8_t *classes; /* by code: 0 a sign, 1 part of a word, 2 white space; signs from `known` on */
  uint32_t known;
  uint32_t *slots; /* number + 1 of the unit there, 0 where none is */
  uint64_t *hashes;
  int64_t slot_count;
  uint32_t *codes; /* the units, one after another */
  int64_t code_count, code_room;
  int64_t *ends; /* where each ends, behind a 0 */
  int64_t count, room;
} Words;

void yiku_words_free(Words *words) {
  if (!words) return;
  free(words->slots);
  free(words->hashes);
  free(words->codes);
  free(words->ends);
  free(words);
}

Words *yiku_words(const uint8_t *classes, int64_t known) {
  Words *words = calloc(1, sizeof(Words));
  if (!words) return NULL;
  words->classes = classes;
  words->known = (uint32_t)known;
  words->slot_count = FIRST_SLOTS;
  words->room = FIRST_SLOTS / 2;
  words->code_room = FIRST_SLOTS * 4;
  words->slots = calloc(words->slot_count, sizeof(uint32_t));
  words->hashes = malloc(words->slot_count * sizeof(uint64_t));
  words->codes = malloc(words->code_room * sizeof(uint32_t));
  words->ends = calloc(words->room + 1, sizeof(int64_t));
  if (words->slots && words->hashes && words->codes && words->ends) return words;
  yiku_words_free(words);
  return NULL;
}

int64_t yiku_words_count(const Words *words) { return words->count; }
const uint32_t *yiku_words_codes(const Words *words) { return words->codes; }
const int64_t *yiku_words_ends(const Words *words) { return words->ends; }

static int class_of(const Words *words, uint32_t code) { return code < words->known ? words->classes[code] : 0; }

static uint64_t hash_of(const uint32_t *codes, int64_t length) {
  uint64_t hash = 0x9E3779B97F4A7C15u ^ (uint64_t)length;
  for (int64_t i = 0; i < length; i++) {
    hash = (hash ^ codes[i]) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
  }
  return hash;
}

/* Double the table; the old one stays as it was where there is no memory. */
static int grow_slots(Words *words) {
  int64_t size = 2 * words->slot_count;
  uint32_t *slots = calloc(size, sizeof(uint32_t));
  uint64_t *hashes = malloc(size * sizeof(uint64_t));
  if (!slots || !hashes) {
    free(slots);
    free(hashes);
    return 0;
  }
  for (int64_t i = 0; i < words->slot_count; i++) {
    if (!words->slots[i]) continue;
    int64_t place = words->hashes[i] & (size - 1);
    while (slots[place]) place = (place + 1) & (size - 1);
    slots[place] = words->slots[i];
    hashes[place] = words->hashes[i];
  }
  free(words->slots);
  free(words->hashes);
  words->slots = slots;
  words->hashes = hashes;
  words->slot_count = size;
  return 1;
}

static int grow(void **memory, int64_t *room, int64_t wanted, size_t size) {
  if (wanted <= *room) return 1;
  int64_t larger = *room;
  while (larger < wanted) larger *= 2;
  void *moved = realloc(*memory, larger * size);
  if (!moved) return 0;
  *memory = moved;
  *room = larger;
  return 1;
}

static int64_t add(Words *words, const uint32_t *unit, int64_t length, int64_t place, uint64_t hash) {
  int64_t ends_room = words->room + 1;
  if (!grow((void **)&words->codes, &words->code_room, words->code_count + length, sizeof(uint32_t)) ||
      !grow((void **)&words->ends, &ends_room, words->count + 2, sizeof(int64_t)))
    return -1;
  words->room = ends_room - 1;
  memcpy(words->codes + words->code_count, unit, length * sizeof(uint32_t));
  words->code_count += length;
  int64_t number = words->count++;
  words->ends[words->count] = words->code_count;
  words->slots[place] = (uint32_t)(number + 1);
  words->hashes[place] = hash;
  return number;
}

/* The number of a unit, a new one where it has none; -1 where there is no memory. */
static int64_t number_of(Words *words, const uint32_t *unit, int64_t length) {
  if (2 * (words->count + 1) > words->slot_count && !grow_slots(words)) return -1;
  uint64_t hash = hash_of(unit, length);
  int64_t place = hash & (words->slot_count - 1);
  for (; words->slots[place]; place = (place + 1) & (words->slot_count - 1)) {
    if (words->hashes[place] != hash) continue;
    int64_t number = words->slots[place] - 1, start = words->ends[number];
    if (words->ends[number + 1] - start == length && !memcmp(words->codes + start, unit, length * sizeof(uint32_t)))
      return number;
  }
  return add(words, unit, length, place, hash);
}

static int64_t unit_end(const Words *words, const uint32_t *codes, int64_t at, int64_t end) {
  if (class_of(words, codes[at++]) != 1) return at;
  for (; at < end; at++) {
    if (class_of(words, codes[at]) == 1) continue;
    int joined = (codes[at] == '\'' || codes[at] == 0x2019) && at + 1 < end && class_of(words, codes[at + 1]) == 1;
    if (!joined) break;
  }
  return at;
}

/* The numbers of the units of texts, one text after another, and how many each has; `lengths` comes with the length of
 * each text. Returns how many units there are in all, -1 where there is no memory. `numbers` has room for one a code. */
int64_t yiku_words_encode(Words *words, const uint32_t *codes, int64_t *lengths, int64_t texts, uint32_t *numbers) {
  int64_t done = 0, at = 0;
  for (int64_t text = 0; text < texts; text++) {
    int64_t end = at + lengths[text], before = done;
    while (at < end) {
      if (class_of(words, codes[at]) == 2) {
        at++;
        continue;
      }
      int64_t next = unit_end(words, codes, at, end), number = number_of(words, codes + at, next - at);
      if (number < 0) return -1;
      numbers[done++] = (uint32_t)number;
      at = next;
    }
    lengths[text] = done - before;
  }
  return done;
}
