/** Something that takes long to make: made a step at a time by who has the time, and at once where somebody needs it. */
export class Stepwise<Made> {
  readonly #make: () => Generator<void, Made>;
  #making: Generator<void, Made> | null = null;
  #made: { value: Made } | null = null;

  /** @param make makes it; called once, when it is first asked for */
  constructor(make: () => Generator<void, Made>) {
    this.#make = make;
  }

  /** It, made to the end where it is not yet. */
  get value(): Made {
    while (!this.#made) this.#step();
    return this.#made.value;
  }

  /** What is left to do, a step at a time; nothing is lost where nobody goes on with it. */
  *steps(): Generator<void> {
    for (; !this.#made; yield) this.#step();
  }

  #step(): void {
    this.#making ??= this.#make();
    const { done, value } = this.#making.next();
    if (done) this.#made = { value };
  }
}
