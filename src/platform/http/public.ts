import { SetMetadata } from '@nestjs/common';

export const PUBLIC_KEY = 'orecase:public';

/** Opens a route to everybody: no session, no actor, hence no scoped row is visible. The check of the origin stays. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC_KEY, true);
