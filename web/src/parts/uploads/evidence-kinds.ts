/** Kinds of evidence as the server names them (处罚法 art 46). */
export const EVIDENCE_KINDS = [
  'photo',
  'site-survey',
  'interview-record',
  'witness-statement',
  'party-statement',
  'appraisal',
  'document',
  'physical-object',
  'audio-video',
  'electronic-data',
  'satellite-image',
  'other',
] as const;
/** Made face to face: the officers' certificates were to be shown first (E3). */
export const RECORD_KINDS: readonly string[] = ['site-survey', 'interview-record', 'witness-statement', 'party-statement'];

const BY_TYPE: Array<[RegExp, string]> = [
  [/^image\//, 'photo'],
  [/^(audio|video)\//, 'audio-video'],
];
/** What a file most likely is; the person may say otherwise. */
export const likelyKind = (file: File): string => BY_TYPE.find(([type]) => type.test(file.type))?.[1] ?? 'document';
export const titleOf = (file: File): string => file.name.replace(/\.[^.]+$/, '') || file.name;
