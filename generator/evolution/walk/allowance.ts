/** One direction takes as many budgets, and then every pair has a hundredth of one; as many again, and hardly anything is left. */
const mostBudgets = 1.5;
const someOfBudget = 100;
const leastOfBudget = 10_000;

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
    const budget = this.#budget;
    const left = mostBudgets * budget - this.#states;
    const least = left > -mostBudgets * budget ? someOfBudget : leastOfBudget;
    return Math.min(budget, Math.max(Math.ceil(left), Math.ceil(budget / least)));
  }
}
