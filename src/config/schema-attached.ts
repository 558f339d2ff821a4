import * as z from 'zod';
import { HDINSIGHT } from '../facts/hdinsight';
import { COMPUTE_NAME_RULES, MACHINE_ID } from '../facts/names';
import { formText } from './leaf';
import { secret, secretVariable } from './schema-secret';
import { count, opening, vmSize } from './schema-shared';
import { adminUsername, sshPublicKey } from './schema-ssh';

const attachment = {
  name: formText({ ...COMPUTE_NAME_RULES.attached, code: 'name' }),
  adminUsername,
  privateKey: secret('The private half of the key, with which the service signs in'),
  sshPort: count(1, 65535)
    .default(22)
    .meta({ description: 'Where SSH listens; another port than 22 is set on the machine itself' }),
};

/** Computes of one's own that the workspace works with. */
export const attached = z.strictObject({
  virtualMachines: z
    .array(
      z.strictObject({
        ...attachment,
        vmSize,
        publicKey: sshPublicKey,
        publicIp: opening('Gives the machine a public address, at which the service signs in').optional(),
        noHostEncryption: opening(
          'Leaves caches and temporary disks unencrypted, for a subscription without the feature EncryptionAtHost',
        ).optional(),
      }),
    )
    .default([])
    .meta({ description: 'Ubuntu machines that are made in a subnet of their own' }),
  existingMachines: z
    .array(
      z.strictObject({
        ...attachment,
        resourceId: formText({
          ...MACHINE_ID,
          code: 'resource-id',
          fix: "'az vm show --query id' tells it",
        }),
      }),
    )
    .default([])
    .meta({ description: 'Ubuntu machines that are there already: only attached, their network is their own' }),
  hdinsight: z
    .strictObject({
      name: attachment.name,
      version: formText({
        pattern: /^5\.1$/,
        words: `'${HDINSIGHT.version}'; ${HDINSIGHT.retired}`,
        code: 'retired',
        fix: `write '${HDINSIGHT.version}'`,
      }).default(HDINSIGHT.version),
      adminUsername,
      publicKey: sshPublicKey,
      privateKey: attachment.privateKey,
      gatewayPassword: z
        .strictObject({ variable: secretVariable })
        .meta({ description: 'Password of the web login, in a variable: azurerm takes it from nowhere else' }),
      headNodeSize: vmSize.default('Standard_E8_V3'),
      workerNodeSize: vmSize.default('Standard_E8_V3'),
      zookeeperNodeSize: vmSize.default('Standard_E2_V3'),
      workers: count(1, 200).default(2),
      publicAccess: opening(
        'Gives the cluster public gateway and SSH endpoints, where the service signs in',
      ).optional(),
    })
    .optional()
    .meta({ description: 'A Spark cluster of HDInsight in a subnet of its own, with an account for its files' }),
});
