import type { MetadataRoute } from "next";

/** Pages may be found; the same content as JSON need not be. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: "/api/" } };
}
