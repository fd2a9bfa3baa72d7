// The pages on which one works rather than looks. They are fetched together when somebody goes to one of them.
export { Change } from './change.tsx';
export { Compare } from './compare.tsx';
