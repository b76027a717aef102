import { expect, it } from 'vitest'
import { actionMistakes } from '../../../src/policy/aws/action-mistakes.ts'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'

const aws = await loadAwsKnowledge()

const listed = (action: string) => {
  const [prefix = '', name = ''] = action.split(':')
  return aws.service(prefix)?.anyActionMatches(name) ?? false
}

it.each(actionMistakes.map(({ written, meant }) => [written, meant] as const))(
  '%s does not exist, and %s does',
  (written, meant) => {
    expect(written).toBe(written.toLowerCase())
    expect(listed(written)).toBe(false)
    expect(listed(meant)).toBe(true)
  },
)
