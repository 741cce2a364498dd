import type { Step } from './step.ts';

/** Steps by the moment of their arrival; those of one moment leave in the order in which they came. */
export class StepQueue {
  readonly #heap: { step: Step; order: number }[] = [];
  #count = 0;

  /** Takes out, one by one, what arrives before `end`. */
  *drain(end: number): Generator<Step, void, undefined> {
    while ((this.#heap[0]?.step.at ?? Infinity) < end) {
      const step = this.#pop();
      if (step) yield step;
    }
  }

  push(step: Step): void {
    let place = this.#heap.push({ step, order: this.#count++ }) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#swapIfEarlier(place, above)) return;
      place = above;
    }
  }

  #pop(): Step | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || first === last) return first?.step;
    this.#heap[0] = last;
    for (let place = 0; ;) {
      const left = 2 * place + 1;
      const child = this.#isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfEarlier(child, place)) return first.step;
      place = child;
    }
  }

  #isEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b) return false;
    return a.step.at < b.step.at || (a.step.at === b.step.at && a.order < b.order);
  }

  #swapIfEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b || !this.#isEarlier(one, other)) return false;
    this.#heap[one] = b;
    this.#heap[other] = a;
    return true;
  }
}
