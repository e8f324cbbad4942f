import type { Answer, Oracle, Question } from '../types.ts';
import { OracleError } from '../types.ts';

export interface Asked {
  question: Question;
  answer: Answer;
}

/** Passes questions on and writes down what was asked and answered, in order. */
export function recordingOracle(oracle: Oracle): Oracle & { readonly log: readonly Asked[] } {
  const log: Asked[] = [];
  return {
    log,
    ask(question) {
      const answer = oracle.ask(question);
      log.push({ question, answer });
      return answer;
    },
  };
}

/** Gives recorded answers again. Throws OracleError when a question differs from the record: the step was not deterministic. */
export function replayingOracle(log: readonly Asked[]): Oracle {
  let next = 0;
  return {
    ask(question) {
      const asked = log[next++];
      if (JSON.stringify(asked?.question) !== JSON.stringify(question)) {
        throw new OracleError(`question ${next} is ${JSON.stringify(question)}, recorded was ${JSON.stringify(asked?.question)}`);
      }
      return asked!.answer;
    },
  };
}
