// How far a clock may be off. AWS's own is given as ahead of ours; what is told is about ours.

// A token is good for fifteen minutes, and so is a signature for most services; one that comes early is refused too.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
const farMs = 15 * 60_000
const offMs = 60_000

/** More than a minute. */
export function clockIsOff(awsAheadMs: number): boolean {
  return Math.abs(awsAheadMs) > offMs
}

/** So far that nothing signed here is good. AWS tells its time to the second. */
export function clockIsFar(awsAheadMs: number): boolean {
  return Math.abs(awsAheadMs) >= farMs - 1000
}

export function skewInWords(awsAheadMs: number): string {
  if (!clockIsOff(awsAheadMs)) return 'less than a minute apart'
  const minutes = Math.round(Math.abs(awsAheadMs) / 60_000)
  return `the clock of this machine is ${minutes} min ${awsAheadMs > 0 ? 'behind' : 'ahead of'} that of AWS`
}
