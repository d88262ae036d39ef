/** One direction takes as many budgets, and then every pair has a hundredth of one. */
const mostBudgets = 1.5;
const leastOfBudget = 100;

/** The states that may still be looked at: many pairs that are beyond their budget take no longer than a few. */
export class Allowance {
  readonly #budget: number;
  #states = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** How many were looked at. */
  get states(): number {
    return this.#states;
  }

  readonly spend = (): void => {
    this.#states++;
  };

  /** How many one pair may have. */
  forOne(): number {
    const left = mostBudgets * this.#budget - this.#states;
    return Math.min(
      this.#budget,
      Math.max(Math.ceil(left), Math.ceil(this.#budget / leastOfBudget)),
    );
  }
}
