// The simulator as one module: what a bundle of it, with or without a patch, gives.
export { OCCASIONS, plansOf, runPlan } from './plans.ts';
export { simulate } from './simulate.ts';
