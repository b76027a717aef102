// A whole account, page after page: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html

import type { Answer, Patience } from '../answer.ts'
import { openIam } from './iam.ts'
import type { AuthorizationPage } from './iam-reads.ts'
import { toIamJson } from './json-shape.ts'
import { expected } from './question.ts'
import type { ReadTools } from './reads.ts'

/** The most that the call takes. */
const pageSize = 1000

/** Ends after the last page, or after the first that fails. Only one page is held at a time. */
export async function* authorizationPages(
  tools: ReadTools,
  patience: Patience,
): AsyncGenerator<Answer<AuthorizationPage>> {
  const { client, GetAccountAuthorizationDetailsCommand } = await openIam(tools)
  const name = 'iam:GetAccountAuthorizationDetails'
  let marker: string | undefined
  for (;;) {
    const before = marker
    const answer = await tools.ask(async call => {
      const command = new GetAccountAuthorizationDetailsCommand({ MaxItems: pageSize, Marker: before })
      const reply = await call(name, end => client.send(command, end))
      marker = reply.IsTruncated ? expected(reply.Marker, 'Marker', name) : undefined
      if (marker !== undefined && marker === before) expected(undefined, 'page that goes on', name)
      const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = reply
      return toIamJson<AuthorizationPage>({
        UserDetailList: expected(UserDetailList, 'UserDetailList', name),
        GroupDetailList: expected(GroupDetailList, 'GroupDetailList', name),
        RoleDetailList: expected(RoleDetailList, 'RoleDetailList', name),
        Policies: expected(Policies, 'Policies', name),
      })
    }, patience)
    yield answer
    if (answer.state === 'failed' || marker === undefined) return
  }
}
