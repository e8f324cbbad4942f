import { articlesText, type Citation } from '../sources.ts';
import type { Bilingual, Confidence, Decision, Problem, Reason } from '../types.ts';

interface GateBase {
  id: string;
  name: Bilingual;
  citations: readonly Citation[];
  /** The citations as printed in Chinese. */
  article: string;
  confidence: Confidence;
}

/** Stops a step: answers all problems, [] when the step may go on. */
export interface RefusalGate<F> extends GateBase {
  kind: 'refusal';
  evaluate(facts: F): Problem[];
}

/** Answers a question of law with its reasons: may, must or is something the case. */
export interface DecisionGate<F> extends GateBase {
  kind: 'decision';
  evaluate(facts: F): Decision;
}

export type Gate<F> = RefusalGate<F> | DecisionGate<F>;

type Given = Omit<GateBase, 'article'>;

interface Refusal {
  code: string;
  zh: string;
  en: string;
  cure: string;
  field?: string;
  /** Where this one reason stands, if elsewhere than the gate. */
  article?: string;
}
/** Makes a problem of this gate. */
export type Refuse = (refusal: Refusal) => Problem;

export function refusalGate<F>(given: Given, check: (facts: F, refuse: Refuse) => Problem[]): RefusalGate<F> {
  const article = articlesText(given.citations);
  const refuse: Refuse = ({ code, zh, en, cure, field, article: own }) => ({
    code,
    message: zh,
    messageEn: en,
    rule: given.id,
    article: own ?? article,
    cure,
    ...(field && { field }),
  });
  return { ...given, article, kind: 'refusal', evaluate: (facts) => check(facts, refuse) };
}

/** One possible reason: holds or not. `citation` names it more exactly than the gate does. */
export interface Ground {
  holds: boolean;
  zh: string;
  en: string;
  citation?: Citation;
}

/** A question that is answered yes when one ground holds. */
export function decisionGate<F>(given: Given, grounds: (facts: F) => Ground[], isDoubtful?: (facts: F) => boolean): DecisionGate<F> {
  const article = articlesText(given.citations);
  return {
    ...given,
    article,
    kind: 'decision',
    evaluate: (facts) => {
      const reasons: Reason[] = grounds(facts)
        .filter((ground) => ground.holds)
        .map(({ zh, en, citation }) => ({ zh, en, article: citation ? articlesText([citation]) : article }));
      return { isTrue: reasons.length > 0, reasons, ...(isDoubtful?.(facts) && { isDoubtful: true }) };
    },
  };
}
