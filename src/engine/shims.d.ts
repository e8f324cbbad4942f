declare module 'bpmn-moddle';
declare module 'bpmnlint';
declare module 'bpmnlint/lib/resolver/static-resolver.js';
declare module 'bpmnlint/rules/*';
