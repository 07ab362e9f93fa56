/** What was worked out for a text, kept for as long as readings of the page meet it again. */

/**
 * Values by key, of the reading before and the one that goes on. What a whole reading has not asked for is forgotten, and no
 * more is kept than a limit allows: a page that changes all day needs no more memory in the evening.
 */
export class Memo<Value> {
  readonly #limit: number;
  #last = new Map<string, Value>();
  #now = new Map<string, Value>();
  #length = 0;

  /** @param limit length of all keys, UTF-16 units; what comes after is worked out each time */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A reading begins. */
  turn(): void {
    this.#last = this.#now;
    this.#now = new Map();
    this.#length = 0;
  }

  /** Nobody will read for some time. */
  forget(): void {
    this.turn();
    this.turn();
  }

  /** What stands under a key, worked out where it is new. */
  of(key: string, make: () => Value): Value {
    const known = this.#now.get(key);
    if (known !== undefined) return known;
    const value = this.#last.get(key) ?? make();
    if (this.#length + key.length <= this.#limit) {
      this.#now.set(key, value);
      this.#length += key.length;
    }
    return value;
  }
}
