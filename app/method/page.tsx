import { methodPage } from "@/app/reader-pages/method";
import { readerRoute } from "@/app/reader-route";

const { generateMetadata, Page } = readerRoute(methodPage);

export { generateMetadata };
export default Page;
