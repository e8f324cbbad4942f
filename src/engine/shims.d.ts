declare module 'bpmn-moddle';
declare module 'bpmnlint';
declare module 'bpmnlint-utils';
