/** What the apps show: visits of one patient, told anew with each update. */

const TREATMENTS = ['ibuprofen', 'acupuncture', 'yoga', 'naproxen', 'massage', 'spinal manipulation', 'TENS'];

/** Notes as they are after so many updates: the text of each changes, and some come and go. */
export function notesAt(update) {
  return Array.from({ length: 60 + (update % 5) }, (_, at) => ({
    id: at,
    title: `Visit ${at + 1}, told for the ${update}. time`,
    text: `Low back pain for ${at + update} days; takes ${TREATMENTS[(at + update) % TREATMENTS.length]} and sleeps ${(at * update) % 9} hours.`,
  }));
}
