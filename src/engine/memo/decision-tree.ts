import { isDeepStrictEqual } from 'node:util';
import type { Asked } from '../oracle/recording.ts';
import { ask } from '../run/asking.ts';
import type { Oracle, Question } from '../types.ts';
import type { Recipe } from './recipe.ts';

/**
 * Everything one transition can become: the questions the engine asks, in its order, and a recipe at the end of each way.
 * `branches` by the key of the answer.
 */
export type DecisionTree = { recipe: Recipe } | { question: Question; branches: Record<string, DecisionTree> };

/** The same answers led the engine to different questions: it is not a pure function of them, and nothing may be memoised. */
export class NotDeterministicError extends Error {
  override readonly name = 'NotDeterministicError';
}

/** Goes down the tree by the oracle's answers. `recipe` is undefined where nobody has been yet. Throws what the oracle throws. */
export function decide(tree: DecisionTree, oracle: Oracle): { recipe: Recipe | undefined; log: Asked[] } {
  const log: Asked[] = [];
  let node: DecisionTree | undefined = tree;
  while (node && 'question' in node) {
    const answer = ask(oracle, node.question);
    log.push({ question: node.question, answer });
    node = Object.hasOwn(node.branches, answer.key) ? node.branches[answer.key] : undefined;
  }
  return { recipe: node?.recipe, log };
}

/** The tree with one more way. Changes it in place and gives its root. Throws NotDeterministicError. */
export function grow(tree: DecisionTree | undefined, log: readonly Asked[], recipe: Recipe, from = 0): DecisionTree {
  const asked = log[from];
  if (!asked) {
    if (tree && !('recipe' in tree && isDeepStrictEqual(tree.recipe, recipe)))
      throw new NotDeterministicError('the same answers end differently');
    return tree ?? { recipe };
  }
  if (tree && ('recipe' in tree || !isDeepStrictEqual(tree.question, asked.question)))
    throw new NotDeterministicError(`question ${from + 1} is ${JSON.stringify(asked.question)}, another time it was not`);
  const node = tree ?? { question: asked.question, branches: {} };
  const { key } = asked.answer;
  node.branches[key] = grow(Object.hasOwn(node.branches, key) ? node.branches[key] : undefined, log, recipe, from + 1);
  return node;
}

/** Every recipe of the tree. */
export function* recipesOf(tree: DecisionTree): Generator<Recipe> {
  if ('recipe' in tree) yield tree.recipe;
  else for (const branch of Object.values(tree.branches)) yield* recipesOf(branch);
}
