// Policies of an exact size, for tests of quotas.

/** An otherwise harmless policy of as many characters, none of them white space. */
export function policySized(size: number): { Version: string; Statement: { [element: string]: string }[] } {
  const policy = (Resource: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource }],
  })
  const start = 'arn:aws:s3:::'
  const missing = size - JSON.stringify(policy(start)).length
  if (missing < 1) throw new Error(`${size} characters are too few for a policy`)
  return policy(start + 'x'.repeat(missing))
}
