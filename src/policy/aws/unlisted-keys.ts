// Keys that AWS documents for policies of one service, outside its reference of condition keys.

// https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-variables.html
// https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html
// https://docs.aws.amazon.com/transfer/latest/userguide/users-policies-session.html
const beginnings = [
  'iot:connection.',
  'iot:certificate.',
  'iot:clientid',
  'credentials-iot:',
  'transfer:home',
  'transfer:username',
]

/** True of a key that is no mistake although the reference lacks it: of devices, and of users of AWS Transfer Family. */
export function isUnlistedKey(key: string): boolean {
  const lower = key.toLowerCase()
  return beginnings.some(beginning => lower.startsWith(beginning))
}
