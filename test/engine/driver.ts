import { createEngine, createOracle } from '../../src/engine/index.ts';
import type { EngineAction, EngineState, OpenWait, OracleInput, ProcessDefinition, StepResult } from '../../src/engine/index.ts';

export const NOW = new Date('2026-05-01T00:00:00Z');
const engine = createEngine();

/** A process in a test: starts it and acts by element ids; every step goes through the stored state. */
export class Driver {
  revision = 0;
  facts: Record<string, unknown> = {};
  now = NOW;
  due: OracleInput['due'] = undefined;
  result!: StepResult;

  private constructor(readonly definition: ProcessDefinition) {}

  static async of(xml: string, facts: Record<string, unknown> = {}): Promise<Driver> {
    const driver = new Driver(await engine.compile(xml, 'test.bpmn'));
    driver.facts = facts;
    return driver;
  }

  static async started(xml: string, facts: Record<string, unknown> = {}): Promise<Driver> {
    const driver = await Driver.of(xml, facts);
    driver.act({ kind: 'start' });
    return driver;
  }

  act(action: EngineAction, state: EngineState | null = this.result?.state ?? null): StepResult {
    const oracle = createOracle({ facts: this.facts, now: this.now, ...(this.due && { due: this.due }) });
    const result = engine.step(this.definition, state, action, oracle, this.revision + 1);
    this.revision++;
    this.result = result;
    return result;
  }

  /** Completes an open task or job, or receives a message; `copy` picks one of several. */
  go(elementId: string, copy = 0): StepResult {
    const wait = this.waits(elementId)[copy];
    if (!wait) throw new Error(`${elementId} is not open; open: ${this.open().join(' ')}`);
    return this.act({ kind: wait.kind === 'task' ? 'complete' : wait.kind === 'job' ? 'job' : 'message', executionId: wait.executionId });
  }

  fire(elementId: string): StepResult {
    return this.act({ kind: 'fire', executionId: this.timer(elementId).executionId });
  }

  fail(elementId: string, errorCode: string): StepResult {
    return this.act({ kind: 'fail', executionId: this.waits(elementId)[0]!.executionId, errorCode });
  }

  waits(elementId: string): OpenWait[] {
    return this.result.waits.filter((wait) => wait.elementId === elementId);
  }

  timer(elementId: string) {
    const found = this.result.timers.filter((timer) => timer.elementId === elementId);
    if (found.length !== 1) throw new Error(`${found.length} timers ${elementId} are armed`);
    return found[0]!;
  }

  /** Everything open, by element id, sorted; ['done'] at the end. */
  open(): string[] {
    return this.result.status === 'done' ? ['done'] : [...this.result.waits, ...this.result.timers].map((open) => open.elementId).sort();
  }
}
