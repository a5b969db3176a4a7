/** Address of the bundle that draws what people see of a step (`client/preview`). */
declare module 'virtual:preview' {
  const address: string;
  export default address;
}
