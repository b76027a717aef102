import { rule } from '../../../rules/hop/caller-may-not-assume.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const db = 'arn:aws:iam::444455556666:role/db'
const trusting = (principal: string) =>
  policyWith({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' })

function files(resource: string, tool: string) {
  return {
    'caller.json': policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource }),
    'trust.json': trusting(tool),
  }
}

function config(tool: string, policies: readonly string[] = ['caller.json']) {
  const caller = { role: tool, policies: [...policies] }
  return { links: [{ name: 'orders', caller, target: { role: db, trust: 'trust.json' } }] }
}

const tool = 'arn:aws:iam::111122223333:role/tool'
const own = 'arn:aws:iam::444455556666:role/tool'

tryRule(rule, [
  {
    name: 'another role',
    files: files('arn:aws:iam::444455556666:role/db2', tool),
    config: config(tool),
    finds: ['caller.json '],
    fixes: [db],
  },
  { name: 'this role', files: files(db, tool), config: config(tool), finds: [], undecided: false },
  { name: 'all roles', files: files('*', tool), config: config(tool), finds: [] },
  {
    name: 'one account, where the trust is enough',
    files: files('arn:aws:iam::444455556666:role/db2', own),
    config: config(own),
    finds: [],
  },
  {
    name: 'no policies given',
    files: { 'trust.json': trusting(tool) },
    config: config(tool, ['gone.json']),
    finds: [],
    undecided: true,
  },
])
