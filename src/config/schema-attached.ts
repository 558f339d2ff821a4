import * as z from 'zod';
import { COMPUTE_NAME_RULES, MACHINE_ID } from '../facts/names';
import { formText } from './leaf';
import { secret } from './schema-secret';
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
});
