import type { ModdleElement } from '../compile/moddle.ts';
import type { ProcessIssue, Vocabulary } from '../types.ts';

/** An issue of the file at hand. */
export type Finding = Omit<ProcessIssue, 'file'>;

/** What a rule looks at: the file as drawn and the names of the house. */
export interface Drawing {
  rootElement: ModdleElement;
  /** Every element with an id. */
  elements: readonly ModdleElement[];
  vocabulary: Vocabulary;
}
export type Rule = (drawing: Drawing) => Finding[];

export const isFlowNode = (element: ModdleElement): boolean =>
  /^bpmn:.*(Event|Task|Gateway|SubProcess|Transaction|CallActivity)$/.test(element.$type);

/** Elements of one type, e.g. 'bpmn:UserTask'. */
export const ofType = ({ elements }: Drawing, type: string): ModdleElement[] => elements.filter((element) => element.$type === type);
