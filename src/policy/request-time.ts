// The moment of a request, as the two keys hold it that are in every request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime

import { readMoment } from './value-formats.ts'

/** `aws:CurrentTime` or `aws:EpochTime`, in any case. */
export function isTimeKey(key: string): boolean {
  const lower = key.toLowerCase()
  return lower === 'aws:currenttime' || lower === 'aws:epochtime'
}

export const momentFor = {
  /** The key's value at a moment. */
  exact: (key: string, moment: Date): string => asKey(key, moment.getTime()),
  /** Its values around the dates that a condition names, as far as they are still to come, and in times to come. */
  after: (key: string, wanted: readonly string[], now: Date): readonly string[] =>
    [...wanted.flatMap(text => readMoment(text) ?? []), Date.UTC(2999, 0)]
      .flatMap(date => [date - 1000, date, date + 1000])
      .filter(date => date > now.getTime())
      .map(date => asKey(key, date)),
}

/** `milliseconds` since 1970. */
function asKey(key: string, milliseconds: number): string {
  return key.toLowerCase() === 'aws:epochtime'
    ? String(Math.floor(milliseconds / 1000))
    : new Date(milliseconds).toISOString()
}
