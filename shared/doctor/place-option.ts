// The option by which a command finds the same watcher that the doctor looked at.

/** To be put behind a command: nothing on this machine, the function's name on AWS. */
export function placeOption(functionName: string | undefined): string {
  return functionName === undefined ? '' : ` --function ${functionName}`;
}
