// What is used of the KMS client, in a module of its own: it is loaded when a key is first asked about.

export { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient } from '@aws-sdk/client-kms'
