import { ensureBuild } from "@/lib/installation/build";
import { live } from "@/lib/installation/life";

/*
 * npm run build
 *
 * Builds the site where the build is missing or the sources are others. `npm start` does the same;
 * this is for images and for machines that only serve.
 */
await live((life) => ensureBuild(life));
