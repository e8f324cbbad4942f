export * from './types.ts';
export { createEngine } from './engine.ts';
export { createOracle, type OracleInput } from './oracle/oracle.ts';
export { recordingOracle, replayingOracle, type Asked } from './oracle/recording.ts';
export { Unfolder, unfold, type UnfoldingFault } from './memo/unfold.ts';
export { createMemoisedEngine } from './memo/memoised-engine.ts';
