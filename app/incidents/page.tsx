import { listPage } from "@/app/reader-pages/list";
import { readerRoute } from "@/app/reader-route";

const { generateMetadata, Page } = readerRoute(listPage);

export { generateMetadata };
export default Page;
