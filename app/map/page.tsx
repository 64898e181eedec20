import { mapPage } from "@/app/reader-pages/map";
import { readerRoute } from "@/app/reader-route";

const { generateMetadata, Page } = readerRoute(mapPage);

export { generateMetadata };
export default Page;
