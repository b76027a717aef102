// Every cause the doctor knows, in the order of the steps.

import type { Cause } from '../define-cause.ts'
import { assumeCallCauses } from './assume-call.ts'
import { callerSideCauses } from './caller-side.ts'
import { clockCauses } from './clock.ts'
import { credentialCauses } from './credentials.ts'
import { databaseSettingCauses } from './database-settings.ts'
import { externalIdCauses } from './external-id.ts'
import { grantCauses } from './grant.ts'
import { hopItselfCauses } from './hop-itself.ts'
import { loginConditionCauses } from './login-condition.ts'
import { luggageCauses } from './luggage.ts'
import { networkCauses } from './network.ts'
import { proxyCauses } from './proxy.ts'
import { roleSideCauses } from './role-side.ts'
import { tlsCauses } from './tls.ts'
import { tokenCauses } from './token.ts'
import { userCauses } from './user.ts'
import { webIdentityCauses } from './web-identity.ts'

export const allCauses: readonly Cause[] = [
  ...credentialCauses,
  ...clockCauses,
  ...callerSideCauses,
  ...externalIdCauses,
  ...roleSideCauses,
  ...luggageCauses,
  ...hopItselfCauses,
  ...assumeCallCauses,
  ...webIdentityCauses,
  ...databaseSettingCauses,
  ...tokenCauses,
  ...networkCauses,
  ...tlsCauses,
  ...grantCauses,
  ...loginConditionCauses,
  ...proxyCauses,
  ...userCauses,
]
