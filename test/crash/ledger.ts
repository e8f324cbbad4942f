/** What the servers have promised: every answer 2xx a person got. The proof holds the database against it. */
export class Ledger {
  readonly leads = new Set<string>();
  /** Idempotency-Key -> work item. */
  readonly steps = new Map<string, { workItemId: string; matterId: string; step: string }>();
  /** Answers that must never be given: two answers to one request, two winners, an internal error. */
  readonly faults: string[] = [];
  retries = 0;
  duplicates = 0;
  rivals = 0;

  lead(id: string): void {
    this.leads.add(id);
  }

  step(key: string, workItemId: string, matterId: string, step: string): void {
    this.steps.set(key, { workItemId, matterId, step });
  }

  fault(text: string): void {
    this.faults.push(text);
  }

  summary(): string {
    return `${this.leads.size} leads and ${this.steps.size} steps acknowledged, ${this.retries} requests repeated after a break, ${this.duplicates} sent twice at once, ${this.rivals} contested`;
  }
}
