// Reads the service and resource control policies above an account.

import type { Patience, PeerError } from '../live/answer.ts'
import type { AwsCaller } from '../live/aws/ports.ts'
import { type LiveDocument, policyText } from './judgement.ts'
import type { ReadLevels } from './live-policies.ts'

type Reads = AwsCaller['read']

/** Control policies of the account; only some identities of an organization may ask. */
export async function readLevels(
  { read }: AwsCaller,
  account: string,
  patience: Patience,
): Promise<ReadLevels> {
  const organization = await read.organization(patience)
  if (organization.state === 'failed') {
    const { error } = organization
    return error.code === 'AWSOrganizationsNotInUseException'
      ? { account, documents: [], scps: [], rcps: [] }
      : { account, documents: [], gap: error }
  }
  const known = { account, organization: organization.value.Id }
  if (organization.value.MasterAccountId === account) return { ...known, documents: [], scps: [], rcps: [] }
  const levels = await read.levelsAbove(account, patience)
  if (levels.state === 'failed') return { ...known, documents: [], gap: levels.error }
  const [scp, rcp] = await Promise.all([
    policiesOfLevels(read, levels.value, 'SERVICE_CONTROL_POLICY', patience),
    policiesOfLevels(read, levels.value, 'RESOURCE_CONTROL_POLICY', patience),
  ])
  return {
    ...known,
    documents: [...('paths' in scp ? scp.documents : []), ...('paths' in rcp ? rcp.documents : [])],
    ...('paths' in scp ? { scps: scp.paths } : { gap: scp }),
    ...('paths' in rcp
      ? { rcps: rcp.paths.every(level => level.length === 0) ? [] : rcp.paths }
      : { gap: rcp }),
  }
}

async function policiesOfLevels(
  read: Reads,
  levels: readonly { readonly Id: string }[],
  type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY',
  patience: Patience,
): Promise<
  { readonly paths: readonly (readonly string[])[]; readonly documents: readonly LiveDocument[] } | PeerError
> {
  const answers = await Promise.all(levels.map(({ Id }) => read.policiesAt(Id, type, patience)))
  const failed = answers.find(one => one.state === 'failed')
  if (failed?.state === 'failed') return failed.error
  const documents: LiveDocument[] = []
  const paths = answers.map((answer, index) =>
    (answer.state === 'answered' ? answer.value : []).map(({ PolicySummary, Content }) => {
      const path = `${PolicySummary.Name} (${PolicySummary.Id}) at ${levels[index]?.Id}`
      documents.push({
        path,
        text: policyText(Content),
        type: type === 'SERVICE_CONTROL_POLICY' ? 'scp' : 'rcp',
      })
      return path
    }),
  )
  return { paths, documents }
}
