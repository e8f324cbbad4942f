import type { CompiledDefinition } from '../compile/compiled-definition.ts';
import { createEngine } from '../engine.ts';
import type { MemoisedEngine, MemoReport, ProcessDefinition } from '../types.ts';
import { COMPACT, readCompact } from './compact-state.ts';
import { Memo } from './memo.ts';

/** Far more than a sound process has (docs/memo.md): about 6 MB of texts. */
const CAPACITY = 3000;

const NOTHING_YET: MemoReport = { replayed: 0, run: 0, plain: 0, checked: 0, mismatches: 0, states: 0, recipes: 0, isDistrusted: false };

/** The engine with a memory: one Memo for each definition, by its hash. `capacity`: canonical texts a definition may have. */
export function createMemoisedEngine({ capacity = CAPACITY }: { capacity?: number } = {}): MemoisedEngine {
  const { compile, validate } = createEngine();
  const memos = new Map<string, Memo>();
  const memoOf = (definition: ProcessDefinition): Memo => {
    const known = memos.get(definition.hash);
    if (known) return known;
    const made = new Memo(definition as CompiledDefinition, capacity);
    memos.set(definition.hash, made);
    return made;
  };
  return {
    compile,
    validate,
    step: (definition, state, action, oracle, revision, { isChecked = false } = {}) =>
      memoOf(definition).step({ state, action, oracle, revision, isChecked }),
    unknownCanon(definition, state) {
      if (state?.format !== COMPACT) return null;
      const { hash } = readCompact(state);
      return memoOf(definition).table.knows(hash) ? null : hash;
    },
    learn: (definition, canon) => memoOf(definition).table.learn(canon),
    adopt: (definition, table) => memoOf(definition).table.adopt(table),
    takeMismatches: (definition) => memoOf(definition).takeMismatches(),
    report: (definitionHash) => memos.get(definitionHash)?.report ?? NOTHING_YET,
  };
}
