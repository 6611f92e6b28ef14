var ri=s=>{throw TypeError(s)};var St=(s,t,e)=>t.has(s)||ri("Cannot "+e);var o=(s,t,e)=>(St(s,t,"read from private field"),e?e.call(s):t.get(s)),u=(s,t,e)=>t.has(s)?ri("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(s):t.set(s,e),g=(s,t,e,i)=>(St(s,t,"write to private field"),i?i.call(s,e):t.set(s,e),e),d=(s,t,e)=>(St(s,t,"access private method"),e);var Be=(s,t,e,i)=>({set _(n){g(s,t,n,e)},get _(){return o(s,t,i)}});var je=globalThis,qe=je.ShadowRoot&&(je.ShadyCSS===void 0||je.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,At=Symbol(),ai=new WeakMap,fe=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==At)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(qe&&t===void 0){let i=e!==void 0&&e.length===1;i&&(t=ai.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ai.set(e,t))}return t}toString(){return this.cssText}},Ve=s=>new fe(typeof s=="string"?s:s+"",void 0,At),Tt=(s,...t)=>{let e=s.length===1?s[0]:t.reduce((i,n,r)=>i+(l=>{if(l._$cssResult$===!0)return l.cssText;if(typeof l=="number")return l;throw Error("Value passed to 'css' function must be a 'css' function result: "+l+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[r+1],s[0]);return new fe(e,s,At)},li=(s,t)=>{if(qe)s.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let i=document.createElement("style"),n=je.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=e.cssText,s.appendChild(i)}},Ct=qe?s=>s:s=>s instanceof CSSStyleSheet?(t=>{let e="";for(let i of t.cssRules)e+=i.cssText;return Ve(e)})(s):s;var{is:ys,defineProperty:bs,getOwnPropertyDescriptor:vs,getOwnPropertyNames:ws,getOwnPropertySymbols:$s,getPrototypeOf:xs}=Object,Ke=globalThis,di=Ke.trustedTypes,_s=di?di.emptyScript:"",ks=Ke.reactiveElementPolyfillSupport,ge=(s,t)=>s,Mt={toAttribute(s,t){switch(t){case Boolean:s=s?_s:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,t){let e=s;switch(t){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},ci=(s,t)=>!ys(s,t),hi={attribute:!0,type:String,converter:Mt,reflect:!1,useDefault:!1,hasChanged:ci};Symbol.metadata??=Symbol("metadata"),Ke.litPropertyMetadata??=new WeakMap;var P=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=hi){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let i=Symbol(),n=this.getPropertyDescriptor(t,i,e);n!==void 0&&bs(this.prototype,t,n)}}static getPropertyDescriptor(t,e,i){let{get:n,set:r}=vs(this.prototype,t)??{get(){return this[e]},set(l){this[e]=l}};return{get:n,set(l){let p=n?.call(this);r?.call(this,l),this.requestUpdate(t,p,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??hi}static _$Ei(){if(this.hasOwnProperty(ge("elementProperties")))return;let t=xs(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(ge("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ge("properties"))){let e=this.properties,i=[...ws(e),...$s(e)];for(let n of i)this.createProperty(n,e[n])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[i,n]of e)this.elementProperties.set(i,n)}this._$Eh=new Map;for(let[e,i]of this.elementProperties){let n=this._$Eu(e,i);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let i=new Set(t.flat(1/0).reverse());for(let n of i)e.unshift(Ct(n))}else t!==void 0&&e.push(Ct(t));return e}static _$Eu(t,e){let i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return li(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){let i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){let r=(i.converter?.toAttribute!==void 0?i.converter:Mt).toAttribute(e,i.type);this._$Em=t,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(t,e){let i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){let r=i.getPropertyOptions(n),l=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:Mt;this._$Em=n;let p=l.fromAttribute(e,r.type);this[n]=p??this._$Ej?.get(n)??p,this._$Em=null}}requestUpdate(t,e,i,n=!1,r){if(t!==void 0){let l=this.constructor;if(n===!1&&(r=this[t]),i??=l.getPropertyOptions(t),!((i.hasChanged??ci)(r,e)||i.useDefault&&i.reflect&&r===this._$Ej?.get(t)&&!this.hasAttribute(l._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:n,wrapped:r},l){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,l??e??this[t]),r!==!0||l!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[n,r]of i){let{wrapped:l}=r,p=this[n];l!==!0||this._$AL.has(n)||p===void 0||this.C(n,void 0,r,p)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};P.elementStyles=[],P.shadowRootOptions={mode:"open"},P[ge("elementProperties")]=new Map,P[ge("finalized")]=new Map,ks?.({ReactiveElement:P}),(Ke.reactiveElementVersions??=[]).push("2.1.2");var Rt=globalThis,pi=s=>s,Fe=Rt.trustedTypes,ui=Fe?Fe.createPolicy("lit-html",{createHTML:s=>s}):void 0,Lt="$lit$",R=`lit$${Math.random().toFixed(9).slice(2)}$`,Ht="?"+R,Es=`<${Ht}>`,q=document,be=()=>q.createComment(""),ve=s=>s===null||typeof s!="object"&&typeof s!="function",zt=Array.isArray,vi=s=>zt(s)||typeof s?.[Symbol.iterator]=="function",Pt=`[ 	
\f\r]`,ye=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,mi=/-->/g,fi=/>/g,B=RegExp(`>|${Pt}(?:([^\\s"'>=/]+)(${Pt}*=${Pt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),gi=/'/g,yi=/"/g,wi=/^(?:script|style|textarea|title)$/i,Ot=s=>(t,...e)=>({_$litType$:s,strings:t,values:e}),c=Ot(1),$i=Ot(2),an=Ot(3),L=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),bi=new WeakMap,j=q.createTreeWalker(q,129);function xi(s,t){if(!zt(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return ui!==void 0?ui.createHTML(t):t}var _i=(s,t)=>{let e=s.length-1,i=[],n,r=t===2?"<svg>":t===3?"<math>":"",l=ye;for(let p=0;p<e;p++){let h=s[p],v,w,f=-1,x=0;for(;x<h.length&&(l.lastIndex=x,w=l.exec(h),w!==null);)x=l.lastIndex,l===ye?w[1]==="!--"?l=mi:w[1]!==void 0?l=fi:w[2]!==void 0?(wi.test(w[2])&&(n=RegExp("</"+w[2],"g")),l=B):w[3]!==void 0&&(l=B):l===B?w[0]===">"?(l=n??ye,f=-1):w[1]===void 0?f=-2:(f=l.lastIndex-w[2].length,v=w[1],l=w[3]===void 0?B:w[3]==='"'?yi:gi):l===yi||l===gi?l=B:l===mi||l===fi?l=ye:(l=B,n=void 0);let $=l===B&&s[p+1].startsWith("/>")?" ":"";r+=l===ye?h+Es:f>=0?(i.push(v),h.slice(0,f)+Lt+h.slice(f)+R+$):h+R+(f===-2?p:$)}return[xi(s,r+(s[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]},we=class s{constructor({strings:t,_$litType$:e},i){let n;this.parts=[];let r=0,l=0,p=t.length-1,h=this.parts,[v,w]=_i(t,e);if(this.el=s.createElement(v,i),j.currentNode=this.el.content,e===2||e===3){let f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(n=j.nextNode())!==null&&h.length<p;){if(n.nodeType===1){if(n.hasAttributes())for(let f of n.getAttributeNames())if(f.endsWith(Lt)){let x=w[l++],$=n.getAttribute(f).split(R),k=/([.?@])?(.*)/.exec(x);h.push({type:1,index:r,name:k[2],strings:$,ctor:k[1]==="."?Ge:k[1]==="?"?Qe:k[1]==="@"?Je:K}),n.removeAttribute(f)}else f.startsWith(R)&&(h.push({type:6,index:r}),n.removeAttribute(f));if(wi.test(n.tagName)){let f=n.textContent.split(R),x=f.length-1;if(x>0){n.textContent=Fe?Fe.emptyScript:"";for(let $=0;$<x;$++)n.append(f[$],be()),j.nextNode(),h.push({type:2,index:++r});n.append(f[x],be())}}}else if(n.nodeType===8)if(n.data===Ht)h.push({type:2,index:r});else{let f=-1;for(;(f=n.data.indexOf(R,f+1))!==-1;)h.push({type:7,index:r}),f+=R.length-1}r++}}static createElement(t,e){let i=q.createElement("template");return i.innerHTML=t,i}};function V(s,t,e=s,i){if(t===L)return t;let n=i!==void 0?e._$Co?.[i]:e._$Cl,r=ve(t)?void 0:t._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(s),n._$AT(s,e,i)),i!==void 0?(e._$Co??=[])[i]=n:e._$Cl=n),n!==void 0&&(t=V(s,n._$AS(s,t.values),n,i)),t}var Ye=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:i}=this._$AD,n=(t?.creationScope??q).importNode(e,!0);j.currentNode=n;let r=j.nextNode(),l=0,p=0,h=i[0];for(;h!==void 0;){if(l===h.index){let v;h.type===2?v=new ee(r,r.nextSibling,this,t):h.type===1?v=new h.ctor(r,h.name,h.strings,this,t):h.type===6&&(v=new Xe(r,this,t)),this._$AV.push(v),h=i[++p]}l!==h?.index&&(r=j.nextNode(),l++)}return j.currentNode=q,n}p(t){let e=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}},ee=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,n){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=V(this,t,e),ve(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==L&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):vi(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&ve(this._$AH)?this._$AA.nextSibling.data=t:this.T(q.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=we.createElement(xi(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(e);else{let r=new Ye(n,this),l=r.u(this.options);r.p(e),this.T(l),this._$AH=r}}_$AC(t){let e=bi.get(t.strings);return e===void 0&&bi.set(t.strings,e=new we(t)),e}k(t){zt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,i,n=0;for(let r of t)n===e.length?e.push(i=new s(this.O(be()),this.O(be()),this,this.options)):i=e[n],i._$AI(r),n++;n<e.length&&(this._$AR(i&&i._$AB.nextSibling,n),e.length=n)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let i=pi(t).nextSibling;pi(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},K=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,n,r){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=e,this._$AM=n,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=m}_$AI(t,e=this,i,n){let r=this.strings,l=!1;if(r===void 0)t=V(this,t,e,0),l=!ve(t)||t!==this._$AH&&t!==L,l&&(this._$AH=t);else{let p=t,h,v;for(t=r[0],h=0;h<r.length-1;h++)v=V(this,p[i+h],e,h),v===L&&(v=this._$AH[h]),l||=!ve(v)||v!==this._$AH[h],v===m?t=m:t!==m&&(t+=(v??"")+r[h+1]),this._$AH[h]=v}l&&!n&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ge=class extends K{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},Qe=class extends K{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},Je=class extends K{constructor(t,e,i,n,r){super(t,e,i,n,r),this.type=5}_$AI(t,e=this){if((t=V(this,t,e,0)??m)===L)return;let i=this._$AH,n=t===m&&i!==m||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,r=t!==m&&(i===m||n);n&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Xe=class{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){V(this,t)}},ki={M:Lt,P:R,A:Ht,C:1,L:_i,R:Ye,D:vi,V,I:ee,H:K,N:Qe,U:Je,B:Ge,F:Xe},Ss=Rt.litHtmlPolyfillSupport;Ss?.(we,ee),(Rt.litHtmlVersions??=[]).push("3.3.3");var Ei=(s,t,e)=>{let i=e?.renderBefore??t,n=i._$litPart$;if(n===void 0){let r=e?.renderBefore??null;i._$litPart$=n=new ee(t.insertBefore(be(),r),r,void 0,e??{})}return n._$AI(s),n};var Ut=globalThis,z=class extends P{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Ei(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return L}};z._$litElement$=!0,z.finalized=!0,Ut.litElementHydrateSupport?.({LitElement:z});var As=Ut.litElementPolyfillSupport;As?.({LitElement:z});(Ut.litElementVersions??=[]).push("4.2.2");var Si={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ai=s=>(...t)=>({_$litDirective$:s,values:t}),Ze=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var{I:Ts}=ki,Ti=s=>s;var Ci=()=>document.createComment(""),te=(s,t,e)=>{let i=s._$AA.parentNode,n=t===void 0?s._$AB:t._$AA;if(e===void 0){let r=i.insertBefore(Ci(),n),l=i.insertBefore(Ci(),n);e=new Ts(r,l,s,s.options)}else{let r=e._$AB.nextSibling,l=e._$AM,p=l!==s;if(p){let h;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(h=s._$AU)!==l._$AU&&e._$AP(h)}if(r!==n||p){let h=e._$AA;for(;h!==r;){let v=Ti(h).nextSibling;Ti(i).insertBefore(h,n),h=v}}}return e},O=(s,t,e=s)=>(s._$AI(t,e),s),Cs={},Mi=(s,t=Cs)=>s._$AH=t,Pi=s=>s._$AH,et=s=>{s._$AR(),s._$AA.remove()};var Ri=(s,t,e)=>{let i=new Map;for(let n=t;n<=e;n++)i.set(s[n],n);return i},tt=Ai(class extends Ze{constructor(s){if(super(s),s.type!==Si.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,t,e){let i;e===void 0?e=t:t!==void 0&&(i=t);let n=[],r=[],l=0;for(let p of s)n[l]=i?i(p,l):l,r[l]=e(p,l),l++;return{values:r,keys:n}}render(s,t,e){return this.dt(s,t,e).values}update(s,[t,e,i]){let n=Pi(s),{values:r,keys:l}=this.dt(t,e,i);if(!Array.isArray(n))return this.ut=l,r;let p=this.ut??=[],h=[],v,w,f=0,x=n.length-1,$=0,k=r.length-1;for(;f<=x&&$<=k;)if(n[f]===null)f++;else if(n[x]===null)x--;else if(p[f]===l[$])h[$]=O(n[f],r[$]),f++,$++;else if(p[x]===l[k])h[k]=O(n[x],r[k]),x--,k--;else if(p[f]===l[k])h[k]=O(n[f],r[k]),te(s,h[k+1],n[f]),f++,k--;else if(p[x]===l[$])h[$]=O(n[x],r[$]),te(s,n[f],n[x]),x--,$++;else if(v===void 0&&(v=Ri(l,$,k),w=Ri(p,f,x)),v.has(p[f]))if(v.has(p[x])){let M=w.get(l[$]),Et=M!==void 0?n[M]:null;if(Et===null){let oi=te(s,n[f]);O(oi,r[$]),h[$]=oi}else h[$]=O(Et,r[$]),te(s,n[f],Et),n[M]=null;$++}else et(n[x]),x--;else et(n[f]),f++;for(;$<=k;){let M=te(s,h[k+1]);O(M,r[$]),h[$++]=M}for(;f<=x;){let M=n[f++];M!==null&&et(M)}return this.ut=l,Mi(s,h),L}});var st,it=class{constructor(t){this.changed=t;this.lines=[];u(this,st,0)}say(t){let e={key:++Be(this,st)._,text:t};this.lines=[...this.lines,e],this.changed(),setTimeout(()=>{this.lines=this.lines.filter(i=>i!==e),this.changed()},1e4)}clear(){this.lines=[],this.changed()}};st=new WeakMap;var C=class extends Error{constructor(e,i,n,r,l){super(i);this.status=e;this.code=i;this.words=n;this.helplines=r;this.retryAfter=l}get about(){return[400,409,413,415].includes(this.status)}get passing(){return this.status===429||this.status>=500}},F=class extends Error{},ie,nt,ot=class{constructor(t){this.base=t;u(this,ie);this.token=null}async start(t){let e=await d(this,ie,nt).call(this,"POST","session",this.token,{signal:t});return this.token=e.token,e.messages}async send(t,e,i){let n=JSON.stringify({client_message_id:t,...e});return(await d(this,ie,nt).call(this,"POST","message",this.token,{signal:i,body:n})).messages}async erase(t){await d(this,ie,nt).call(this,"DELETE","session",t,{keepalive:!0})}};ie=new WeakSet,nt=async function(t,e,i,{signal:n,...r}){let l={};r.body&&(l["Content-Type"]="application/json"),i&&(l.Authorization=`Bearer ${i}`);let p=new AbortController,h=setTimeout(()=>p.abort(),15e3),v=()=>p.abort();n?.addEventListener("abort",v);try{let w=await fetch(new URL(e,this.base),{method:t,headers:l,...r,signal:p.signal,cache:"no-store",credentials:"omit",referrerPolicy:"no-referrer"});if(w.status===204)return{};let f=await w.json();if(w.ok)return f;if(typeof f.message!="string")throw new F(String(w.status));let x=Number(w.headers.get("Retry-After"))||0;throw new C(w.status,f.error,f.message,f.helplines??[],x)}catch(w){throw w instanceof C?w:new F(String(w))}finally{clearTimeout(h),n?.removeEventListener("abort",v)}};var Ms=[0,1e3,3e3],Ps=15,Rs=2e4,Ls=8e3,Hs=500,zs=2e3,ne,Y,lt,y,U,se,Nt,Hi,zi,Dt,It,Wt,Oi,rt,at=class{constructor(t,e){this.client=t;this.listener=e;u(this,y);this.entries=[];this.stage="new";this.reach="ok";this.waiting=!1;u(this,ne,new AbortController);u(this,Y,!1);u(this,lt,0)}resume(t){this.client.token=t,this.stage="open",this.listener.changed()}start(){this.stage==="over"&&(this.stage="new"),d(this,y,Nt).call(this)}send(t,e){d(this,y,U).call(this,{from:"person",id:Os(),words:e,question:t,state:"queued"}),this.retry()}retry(){for(let t of d(this,y,se).call(this))t.state="queued";this.listener.changed(),d(this,y,Nt).call(this)}notice(t){this.listener.said([d(this,y,U).call(this,{from:"steady",kind:"notice",words:t})]),this.listener.changed()}forget(){let t=this.client.token;return o(this,ne).abort(),g(this,ne,new AbortController),g(this,Y,!1),this.client.token=null,this.entries=[],this.stage="new",this.reach="ok",this.waiting=!1,this.listener.changed(),t}};ne=new WeakMap,Y=new WeakMap,lt=new WeakMap,y=new WeakSet,U=function(t){let e={...t,key:++Be(this,lt)._};return this.entries=[...this.entries,e],e},se=function(){let t=["sent","refused"];return this.entries.filter(e=>e.from==="person"&&!t.includes(e.state))},Nt=async function(){if(o(this,Y)||this.stage==="over")return;g(this,Y,!0);let{signal:t}=o(this,ne);try{this.stage!=="open"&&await d(this,y,Hi).call(this,t);for(let e=d(this,y,se).call(this)[0];e;e=d(this,y,se).call(this)[0])await d(this,y,zi).call(this,e,t)}catch(e){t.aborted||d(this,y,Oi).call(this,e)}finally{t.aborted||(g(this,Y,!1),this.listener.changed())}},Hi=async function(t){this.stage="starting",this.listener.changed();let e=await d(this,y,Dt).call(this,()=>this.client.start(t),t);this.stage="open";let i=d(this,y,se).call(this);this.entries=this.entries.filter(n=>!i.includes(n)),d(this,y,rt).call(this,e),this.entries=[...this.entries,...i]},zi=async function(t,e){t.state="sending",this.listener.changed();let{id:i,question:n}=t,r=await d(this,y,Dt).call(this,()=>this.client.send(i,n,e),e).catch(p=>{if(!(p instanceof C)||!p.about)throw p;return t.state="refused",Li(p)});t.state==="sending"&&(t.state="sent");let l=this.entries.slice(this.entries.indexOf(t)+1);this.entries=this.entries.slice(0,this.entries.indexOf(t)+1),d(this,y,rt).call(this,r),this.entries=[...this.entries,...l]},Dt=async function(t,e){let i=[setTimeout(()=>d(this,y,Wt).call(this,!0),Hs),setTimeout(()=>this.listener.writing(),zs),setTimeout(()=>d(this,y,It).call(this),Ls)],n=()=>i.forEach(clearTimeout);e.addEventListener("abort",n);let r=Date.now();try{let l;for(let p of Ms){if(l instanceof C&&(p=Math.max(p,Math.min(l.retryAfter,Ps)*1e3)),Date.now()+p-r>Rs)break;await Us(p,e);try{let h=await t();if(this.reach="ok",e.aborted)throw new F("forgotten");return h}catch(h){if(e.aborted||h instanceof C&&!h.passing||!navigator.onLine)throw h;l=h,d(this,y,It).call(this)}}throw l}finally{n(),e.removeEventListener("abort",n),e.aborted||d(this,y,Wt).call(this,!1)}},It=function(){this.reach="trying",this.listener.changed()},Wt=function(t){this.waiting=t,this.listener.changed()},Oi=function(t){let e=d(this,y,se).call(this)[0];e&&(e.state="failed"),this.stage==="starting"&&(this.stage="new"),this.reach=t instanceof C&&!t.passing?"ok":"down",t instanceof C&&(t.code==="session_over"&&(this.client.token=null,this.stage="over"),d(this,y,rt).call(this,Li(t)))},rt=function(t){let e=[];for(let i of t){let n=i.lang?{lang:i.lang}:{},r=e[e.length-1];if(i.type==="helpline"&&r?.from==="steady"&&r.kind==="helplines")r.cards.push(i),r.more||=i.more===!0;else if(i.type==="helpline"){let l=i.more===!0;e.push(d(this,y,U).call(this,{from:"steady",kind:"helplines",cards:[i],more:l,unfolded:!1}))}else if(i.type==="copy")e.push(d(this,y,U).call(this,{from:"steady",kind:"copy",text:i.text,...n}));else if(i.type==="steps"){let l=i.items.map((p,h)=>`${h+1}. ${p}`).join(`
`);e.push(d(this,y,U).call(this,{from:"steady",kind:"text",text:l,...n,ticked:new Set}))}else(i.type==="text"||i.type==="choices")&&(i.text&&e.push(d(this,y,U).call(this,{from:"steady",kind:"text",text:i.text,...n,ticked:new Set})),i.type==="choices"&&e.push(d(this,y,U).call(this,{from:"steady",kind:"choices",choices:i.choices})))}this.listener.said(e),this.listener.changed()};function Li(s){return[{type:"text",text:s.words},...s.helplines]}function Os(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),s=>s.toString(16).padStart(2,"0")).join("")}function Us(s,t){return new Promise((e,i)=>{let n=()=>(clearTimeout(r),i(new F("forgotten"))),r=setTimeout(()=>(t.removeEventListener("abort",n),e()),s);t.addEventListener("abort",n,{once:!0})})}var Ui="https://www.bbc.co.uk/weather";function Bt(s){if(!s)return Ui;try{let t=new URL(s);if(t.protocol==="https:")return t.href}catch{}return console.warn("steady-chat: exit-url must be a full https address; using the default."),Ui}function Ni(){document.documentElement.style.setProperty("display","none","important")}function Di(){document.documentElement.style.removeProperty("display")}function Ii(s,t){t==="navigate"?location.assign(s):location.replace(s)}var H,G,oe,$e,xe,re,dt,ht=class{constructor(t,e,i){this.wanted=t;this.count=e;this.done=i;u(this,re);u(this,H,0);u(this,G,!1);u(this,oe);u(this,$e,t=>{g(this,G,t.key==="Shift"),o(this,G)||d(this,re,dt).call(this,!1)});u(this,xe,t=>{t.key!=="Shift"||!o(this,G)||!this.wanted()||(g(this,G,!1),clearTimeout(o(this,oe)),g(this,H,o(this,H)+1),this.count(o(this,H),!1),o(this,H)===3?(g(this,H,0),this.done()):g(this,oe,setTimeout(()=>d(this,re,dt).call(this,!0),5e3)))})}listen(){document.addEventListener("keydown",o(this,$e),!0),document.addEventListener("keyup",o(this,xe),!0)}ignore(){document.removeEventListener("keydown",o(this,$e),!0),document.removeEventListener("keyup",o(this,xe),!0),d(this,re,dt).call(this,!1)}};H=new WeakMap,G=new WeakMap,oe=new WeakMap,$e=new WeakMap,xe=new WeakMap,re=new WeakSet,dt=function(t){clearTimeout(o(this,oe)),o(this,H)!==0&&(g(this,H,0),this.count(0,t))};var A=s=>$i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  <path d=${s} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`,E={leave:A("M10 4H5v16h5M14 8l4 4-4 4M18 12H9"),help:A("M12 20s-7.5-4.4-7.5-10A4.3 4.3 0 0 1 12 7.200A4.300 4.300 0 0 1 19.500 10C19.500 15.600 12 20 12 20z"),clear:A("M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13"),close:A("M6 6l12 12M18 6L6 18"),call:A("M6 3.500l3 .5 1.500 4-2 1.500a12 12 0 0 0 6 6l1.500-2 4 1.500.500 3c-.100 1.500-1 2.500-2.500 2.500C10.500 20.500 3.500 13.500 3.500 6c0-1.500 1-2.400 2.500-2.500z"),text:A("M4 5h16v11H11l-4.500 4v-4H4zM8 9h8M8 12h5"),web:A("M13 5h6v6M19 5l-8.500 8.500M17 14v5H5V7h5"),email:A("M4 6h16v12H4zM4.500 6.500L12 13l7.500-6.500"),copy:A("M9 9h10v11H9zM15 9V4H5v11h4"),send:A("M12 19V5M6 11l6-6 6 6"),down:A("M12 5v14M6 13l6 6 6-6"),chat:A("M4 5h16v11H11l-4.500 4v-4H4z")};var Ns=["tel:","sms:","https:","mailto:"];function Wi(s){return Array.from(s.querySelectorAll("li"),t=>Bi(t.childNodes))}function Bi(s){return Array.from(s,Ds)}function Ds(s){if(s instanceof Text)return s.data;if(!(s instanceof Element))return m;let t=Bi(s.childNodes);return s instanceof HTMLAnchorElement&&Ns.includes(s.protocol)?s.protocol==="https:"?c`<a href=${s.href} target="_blank" rel="noreferrer">${t}</a>`:c`<a href=${s.href}>${t}</a>`:["STRONG","B","H2","H3","H4"].includes(s.tagName)?c`<strong>${t}</strong>`:s.tagName==="P"?c`<p>${t}</p>`:c`${t}`}var jt="steady-chat";function ji(){try{return sessionStorage.getItem(jt)}catch{return null}}function qi(s){try{s?sessionStorage.setItem(jt,s):sessionStorage.removeItem(jt)}catch{}}var Vi={launcher:"محادثة",title:"محادثة",subtitle:"ستيدي برنامج محادثة وليس إنسانًا",leave:"غادر الآن",help:"اطلب المساعدة الآن",clear:"امسح هذه المحادثة",clearShort:"امسح",close:"أغلق المحادثة",introTitle:"قبل أن تبدأ",introWho:"ستيدي برنامج محادثة وليس إنسانًا. يساعدك عندما يهددك أحد بنشر صور خاصة.",introName:"لا حاجة إلى ذكر اسمك. من فضلك لا ترسل صورًا.",introKept:"نحتفظ بكلماتك حتى {days} يومًا لكي نحسّن ستيدي. نخفي الأسماء والأرقام أولًا.",introLeave:"زر «غادر الآن» يحذف هذه المحادثة ويفتح موقعًا آخر. الضغط على Shift ثلاث مرات يفعل الشيء نفسه.",introHistory:"لا يمكنه حذف سجل المتصفح. قد يرى الآخرون أنك زرت هذا الموقع.",introSafety:"كيف تبقى آمنًا على هذا الجهاز",introAgain:"عن هذه المحادثة وخصوصيتك",start:"ابدأ المحادثة",starting:"جارٍ بدء المحادثة",messages:"الرسائل",you:"قلتَ:",steady:"قال ستيدي:",message:"رسالتك",placeholder:"اكتب رسالتك",send:"أرسل",writing:"ستيدي يكتب",newMessage:"أظهر الرسالة الجديدة",file:"حاولت إضافة ملف. لم يُرسَل.",fileOffline:"من فضلك لا ترسل صورًا أو ملفات هنا. لا أحد هنا يحتاج إلى رؤيتها. احتفظ بها في مكان آمن وأخبرنا بالكلمات.",queued:"في انتظار الإرسال",sending:"جارٍ الإرسال",failed:"لم تُرسَل هذه الرسالة بعد.",retry:"حاول مرة أخرى",copyMine:"انسخ",trying:"الاتصال بطيء. ما زلنا نحاول.",down:"لا يمكننا الوصول إلى المحادثة الآن. كلماتك ما زالت هنا.",downHelp:"يمكن لهؤلاء مساعدتك من دون هذه المحادثة:",newChat:"ابدأ محادثة جديدة",cleared:"حُذفت هذه المحادثة.",clearedHere:"حُذفت المحادثة من هذه الصفحة. لم نتمكن من الوصول إلى الخادم، وسنحاول حذفها هناك مرة أخرى.",resumed:"أهلًا بعودتك. يمكننا أن نكمل. لا نعرض ما كتبته من قبل حفاظًا على خصوصيتك.",helpTitle:"أشخاص يمكنهم المساعدة الآن",helpText:"يمكنك الاتصال بهم أو مراسلتهم من دون هذه المحادثة. إذا كان أحد في خطر فاتصل برقم الطوارئ.",helpBack:"عُد إلى المحادثة",call:"اتصل على {number}",text:"أرسل رسالة نصية إلى {number}",textWord:"أرسل كلمة {word} إلى {number}",chatOnline:"محادثة عبر الإنترنت",website:"الموقع",email:"البريد الإلكتروني",newTab:"يُفتح في تبويب جديد",cost:"التكلفة: {cost}",why:"لماذا هذا الخيار: {why}",more:"أشخاص آخرون يمكنهم المساعدة",steps:"ضع علامة على الخطوة بعد أن تنجزها. أنت وحدك ترى ذلك.",copyWords:"انسخ هذه الكلمات",copied:"تم النسخ",copyFailed:"لم نتمكن من النسخ. اضغط مطولًا على الكلمات لنسخها.",pick:"يمكنك أن تختار:",shiftTwice:"Shift: اضغط مرتين أخريين للمغادرة.",shiftOnce:"Shift: اضغط مرة أخرى للمغادرة.",shiftOver:"كان الضغط على Shift بطيئًا. يمكنك أن تبدأ من جديد."};var Ki={launcher:"Sgwrs",title:"Sgwrs",subtitle:"Sgwrsfot yw Steady, nid person",leave:"Gadael nawr",help:"Cael help nawr",clear:"Clirio'r sgwrs hon",clearShort:"Clirio",close:"Cau'r sgwrs",introTitle:"Cyn i ti ddechrau",introWho:"Sgwrsfot yw Steady, nid person. Mae'n helpu pan fydd rhywun yn bygwth rhannu lluniau preifat.",introName:"Does dim rhaid i ti roi dy enw. Paid ag anfon lluniau, os gweli di'n dda.",introKept:"Rydyn ni'n cadw dy eiriau am hyd at {days} diwrnod, i wella Steady. Rydyn ni'n cuddio enwau a rhifau yn gyntaf.",introLeave:"Mae “Gadael nawr” yn dileu'r sgwrs hon ac yn agor gwefan arall. Mae pwyso Shift 3 gwaith yn gwneud yr un peth.",introHistory:"All e ddim dileu hanes dy borwr. Efallai y bydd pobl yn dal i weld dy fod wedi dod i'r wefan hon.",introSafety:"Sut i gadw'n ddiogel ar y ddyfais hon",introAgain:"Am y sgwrs hon a dy breifatrwydd",start:"Dechrau'r sgwrs",starting:"Yn dechrau'r sgwrs",messages:"Negeseuon",you:"Dywedaist ti:",steady:"Dywedodd Steady:",message:"Dy neges",placeholder:"Teipia dy neges",send:"Anfon",writing:"Mae Steady yn ysgrifennu",newMessage:"Dangos y neges newydd",file:"Ceisiaist ti ychwanegu ffeil. Chafodd hi mo'i hanfon.",fileOffline:"Paid ag anfon lluniau na ffeiliau yma. Does neb yma angen eu gweld. Cadwa nhw'n ddiogel a dweda wrthon ni mewn geiriau.",queued:"Yn aros i gael ei hanfon",sending:"Yn anfon",failed:"Dyw hon ddim wedi'i hanfon eto.",retry:"Rho gynnig arall arni",copyMine:"Copïo",trying:"Mae hyn yn araf. Rydyn ni'n dal i drio.",down:"Allwn ni ddim cyrraedd y sgwrs nawr. Mae dy eiriau yma o hyd.",downHelp:"Gall y bobl hyn dy helpu heb y sgwrs hon:",newChat:"Dechrau sgwrs newydd",cleared:"Mae'r sgwrs hon wedi'i dileu.",clearedHere:"Mae'r sgwrs wedi mynd o'r dudalen hon. Doedd dim modd cyrraedd ein gweinydd, felly byddwn ni'n trio ei dileu yno eto.",resumed:"Croeso 'nôl. Gallwn ni fynd ymlaen. Dyw'r hyn a ysgrifennaist o'r blaen ddim yn cael ei ddangos, i'w gadw'n breifat.",helpTitle:"Pobl sy'n gallu helpu nawr",helpText:"Gelli di ffonio neu ysgrifennu atyn nhw heb y sgwrs hon. Os oes rhywun mewn perygl, ffonia'r rhif argyfwng.",helpBack:"Yn ôl i'r sgwrs",call:"Ffonio {number}",text:"Tecstio {number}",textWord:"Tecstio {word} i {number}",chatOnline:"Sgwrsio ar-lein",website:"Gwefan",email:"E-bost",newTab:"yn agor mewn tab newydd",cost:"Cost: {cost}",why:"Pam yr un yma: {why}",more:"Mwy o bobl sy'n gallu helpu",steps:"Ticia gam ar ôl i ti ei wneud. Dim ond ti sy'n gallu gweld hyn.",copyWords:"Copïo'r geiriau hyn",copied:"Wedi copïo",copyFailed:"Doedd dim modd copïo. Pwysa a dal y geiriau i'w copïo.",pick:"Gelli di ddewis:",shiftTwice:"Shift: pwysa 2 waith eto i adael.",shiftOnce:"Shift: pwysa 1 waith eto i adael.",shiftOver:"Cafodd Shift ei bwyso'n rhy araf i adael. Gelli di ddechrau eto."};var qt={launcher:"Chat",title:"Chat",subtitle:"Steady is a chatbot, not a person",leave:"Leave now",help:"Get help now",clear:"Clear this chat",clearShort:"Clear",close:"Close the chat",introTitle:"Before you start",introWho:"Steady is a chatbot, not a person. It helps when someone threatens to share private pictures.",introName:"You don't have to give your name. Please don't send pictures.",introKept:"We keep your words for up to {days} days, to make Steady better. We hide names and numbers first.",introLeave:"“Leave now” deletes this chat and opens another website. Pressing Shift 3 times does the same.",introHistory:"It can't delete your browser history. People may still see that you came to this site.",introSafety:"How to stay safe on this device",introAgain:"About this chat and your privacy",start:"Start the chat",starting:"Starting the chat",messages:"Messages",you:"You said:",steady:"Steady said:",message:"Your message",placeholder:"Type your message",send:"Send",writing:"Steady is writing",newMessage:"Show the new message",file:"You tried to add a file. It was not sent.",fileOffline:"Please don't send pictures or files here. Nobody here needs to see them. Keep them safe and tell us in words.",queued:"Waiting to be sent",sending:"Sending",failed:"This has not been sent yet.",retry:"Try again",copyMine:"Copy",trying:"This is slow. We are still trying.",down:"We can't reach the chat right now. Your words are still here.",downHelp:"These people can help you without this chat:",newChat:"Start a new chat",cleared:"This chat is deleted.",clearedHere:"This chat is gone from this page. We could not reach our server, so we will try to delete it there again.",resumed:"Welcome back. We can go on. What you wrote before is not shown, to keep it private.",helpTitle:"People who can help now",helpText:"You can call or write to them without this chat. If someone is in danger, call the emergency number.",helpBack:"Back to the chat",call:"Call {number}",text:"Text {number}",textWord:"Text {word} to {number}",chatOnline:"Chat online",website:"Website",email:"Email",newTab:"opens in a new tab",cost:"Cost: {cost}",why:"Why this one: {why}",more:"More people who can help",steps:"Tick a step when you have done it. Only you can see this.",copyWords:"Copy these words",copied:"Copied",copyFailed:"We could not copy. Press and hold the words to copy them.",pick:"You can pick:",shiftTwice:"Shift: press 2 more times to leave.",shiftOnce:"Shift: press 1 more time to leave.",shiftOver:"You pressed Shift too slowly to leave. You can start again."};var _e={en:{strings:qt,direction:"ltr",reviewed:!0},cy:{strings:Ki,direction:"ltr",reviewed:!1},ar:{strings:Vi,direction:"rtl",reviewed:!1}};function Fi(s,t){let e=i=>i.toLowerCase().split("-")[0];return s&&e(s)in _e?e(s):t.map(e).find(i=>_e[i]?.reviewed)??"en"}function Vt(s,t){let{strings:e}=_e[s];return(i,n={})=>(t[i]??e[i]??qt[i]).replace(/\{(\w+)\}/g,(r,l)=>String(n[l]??r))}var Is={ground:["#f7f3ec","#1f1d1b"],paper:["#ffffff","#2c2926"],mine:["#dfe9e4","#33443f"],ink:["#2a2622","#f3ede5"],soft:["#5b534a","#c9bfb2"],line:["#d8cebf","#4a443d"],edge:["#7d7468","#978c80"],accent:["#2f5a50","#a9d3c6"],"on-accent":["#ffffff","#17261f"],focus:["#1a4fc4","#a9c7ff"]},Kt=s=>Ve(Object.entries(Is).map(([t,e])=>`--_${t}: var(--steady-${t}${s?"-dark":""}, ${e[s]});`).join(`
`)),Yi=Tt`
  :host {
    all: initial !important;
    display: block !important;
    font-size: var(--steady-font-size, medium) !important;
    ${Kt(0)}
    color-scheme: light !important;
    --_radius: var(--steady-radius, 1.1em);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) { ${Kt(1)} color-scheme: dark !important; }
  }
  :host([theme="dark"]) { ${Kt(1)} color-scheme: dark !important; }
  :host([display="page"]) { block-size: 100% !important; }

  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  .unseen {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }
  .frame {
    font-family: var(--steady-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    line-height: 1.5; color: var(--_ink); text-align: start; overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
  }
  .frame.page { block-size: min(100%, var(--_height, 100%)); }
  p, ul, ol, figure, blockquote { margin: 0; padding: 0; list-style: none; }
  a { color: var(--_accent); text-underline-offset: .15em; }
  .icon { inline-size: 1.25em; block-size: 1.25em; flex: none; }
  [dir="rtl"] .leave .icon, [dir="rtl"] .contact .icon { transform: scaleX(-1); }
  .soft, .hint, .state { color: var(--_soft); font-size: .9375em; }
  .name { font-size: 1.0625em; font-weight: 650; line-height: 1.3; }
  :focus { outline: none; }
  :focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_ground); }
  .title:focus-visible, .name:focus-visible, .person:focus-visible { border-radius: .4em; }
  .log:focus-visible { outline-offset: -3px; box-shadow: none; }

  /* ---- buttons */
  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: .45em; min-block-size: max(2.75em, 44px);
    min-inline-size: 44px; margin: 0; padding: .4em .8em; border: 1px solid var(--_edge); border-radius: .8em;
    font: inherit; font-weight: 550; line-height: 1.25; color: var(--_ink); background: var(--_paper);
    text-align: start; text-decoration: none; overflow-wrap: normal; cursor: pointer; touch-action: manipulation;
  }
  .button:hover { border-color: var(--_accent); text-decoration: underline; }
  .button.primary, .button.contact:first-of-type { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
  .button.strong { color: var(--_ground); background: var(--_ink); border-color: var(--_ink); }
  .button.quiet { background: transparent; border-color: transparent; }
  .button.quiet:hover { border-color: var(--_edge); }
  .row { display: flex; flex-wrap: wrap; gap: .5em; }
  .row.end { justify-content: flex-end; }

  /* ---- where it stands */
  .corner {
    position: fixed; z-index: 2147483647; inset-block-end: calc(var(--steady-launcher-bottom, 1em) + var(--_lift, 0px));
    inset-inline-end: var(--steady-launcher-side, 1em);
  }
  .launcher { min-block-size: max(3.25em, 52px); padding-inline: 1.1em; border-radius: 2em; box-shadow: 0 .25em 1em rgb(0 0 0 / .25); }
  dialog {
    position: fixed; inset: auto; inset-block-end: calc(var(--steady-launcher-bottom, 1em) + 4em);
    inset-inline-end: var(--steady-launcher-side, 1em); inline-size: min(26em, 100vw - 2em);
    block-size: min(44em, 100vh - 6em - var(--steady-launcher-bottom, 1em)); max-inline-size: none; max-block-size: none;
    margin: 0; padding: 0; border: 1px solid var(--_line); border-radius: 1.2em; overflow: hidden; color: inherit;
    background: var(--_ground); box-shadow: 0 .5em 2.5em rgb(0 0 0 / .3); z-index: 2147483647;
  }
  @supports (height: 100dvh) {
    dialog { block-size: min(44em, 100dvh - 6em - var(--steady-launcher-bottom, 1em)); }
  }
  dialog:modal::backdrop { background: var(--_ground); }
  @media (max-width: 30em), (max-height: 30em) {
    dialog {
      inset: 0; inline-size: 100%; block-size: var(--_height, 100%); border: 0; border-radius: 0; box-shadow: none;
    }
  }
  .panel { display: flex; flex-direction: column; block-size: 100%; background: var(--_ground); color: var(--_ink); }

  /* ---- header */
  .header {
    display: grid; grid-template: "names names names close" auto "leave help clear clear" auto / auto auto 1fr auto;
    gap: .25em .5em; align-items: center; padding: .5em .75em .6em; border-block-end: 1px solid var(--_line);
    padding-inline: max(.75em, env(safe-area-inset-left)) max(.75em, env(safe-area-inset-right));
    padding-block-start: max(.5em, env(safe-area-inset-top));
  }
  .names { grid-area: names; }
  .names .title { font-size: 1.125em; font-weight: 700; line-height: 1.25; }
  .names .soft { font-size: .875em; line-height: 1.3; }
  .leave { grid-area: leave; position: relative; }
  .help-button { grid-area: help; }
  .clear { grid-area: clear; justify-self: end; padding-inline: .5em; }
  .close { grid-area: close; padding: 0; }
  .header .long { display: none; }
  .presses { position: absolute; inset-block-start: 100%; inset-inline: 0; display: flex; justify-content: center; gap: .3em; padding-block-start: .15em; }
  .presses span { inline-size: .5em; block-size: .5em; border: 1px solid var(--_ink); border-radius: 50%; }
  .presses .on { background: var(--_ink); }
  .window .header .button { padding-inline: .6em; font-size: .9375em; }
  .window .header .button:not(.close) .icon { display: none; }
  @media (max-width: 27em) {
    .header { grid-template-columns: auto auto minmax(0, 1fr) auto; }
    .header .button { padding-inline: .6em; font-size: .9375em; }
    .header .button:not(.close) .icon { display: none; }
  }
  @media (max-width: 22em) {
    .header { column-gap: .35em; }
    .header .button { padding-inline: .45em; }
  }

  /* ---- messages */
  .body { position: relative; flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
  .log { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1em .75em; scrollbar-width: thin; }
  .entries { display: flex; flex-direction: column; gap: .6em; }
  .entries > li:empty { display: none; }
  .bubble {
    inline-size: fit-content; max-inline-size: min(100%, 34em); padding: .7em .95em; background: var(--_paper);
    border: 1px solid var(--_line); border-radius: var(--_radius); border-end-start-radius: .3em;
  }
  .bubble p, .mine, .copy blockquote { white-space: pre-line; }
  .bubble p + *, .steps + * { margin-block-start: .5em; }
  .person { align-self: flex-end; max-inline-size: 88%; margin-block: .4em; display: flex; flex-direction: column; align-items: flex-end; gap: .3em; }
  .mine { background: var(--_mine); border-color: transparent; border-end-start-radius: var(--_radius); border-end-end-radius: .3em; }
  .state.failed { color: var(--_ink); font-weight: 600; }
  .notice { padding: .3em .25em; color: var(--_soft); }
  .steps { display: flex; flex-direction: column; gap: .1em; }
  .steps label { display: flex; gap: .65em; align-items: start; min-block-size: max(2.75em, 44px); padding-block: .6em; cursor: pointer; }
  .steps li + li { border-block-start: 1px solid var(--_line); }
  .steps input { flex: none; inline-size: 1.4em; block-size: 1.4em; margin: .05em 0 0; accent-color: var(--_accent); }
  .steps .number { font-weight: 650; }
  .copy { display: flex; flex-direction: column; align-items: start; gap: .75em; }
  .copy blockquote { padding-inline-start: .8em; border-inline-start: 3px solid var(--_accent); }
  .choices { display: flex; flex-wrap: wrap; gap: .5em; padding-block-start: .15em; }
  .choices li { max-inline-size: 100%; }
  .choice { border-color: var(--_accent); border-width: 1.5px; border-radius: 1.4em; padding-inline: 1.05em; }
  .choice.quiet { border-style: dashed; border-color: var(--_edge); }
  .new { position: absolute; inset-block-end: .5em; inset-inline: 0; inline-size: fit-content; margin-inline: auto; box-shadow: 0 .2em .8em rgb(0 0 0 / .2); }
  .writing { display: flex; gap: .3em; padding: .9em .5em; }
  .writing i { inline-size: .5em; block-size: .5em; border-radius: 50%; background: var(--_soft); opacity: .5; }
  @media (prefers-reduced-motion: no-preference) {
    .writing i { animation: breathe 1.8s ease-in-out infinite; }
    .writing i:nth-child(2) { animation-delay: .2s; }
    .writing i:nth-child(3) { animation-delay: .4s; }
    @keyframes breathe { 50% { opacity: 1; } }
  }

  /* ---- helplines */
  .cards { display: flex; flex-direction: column; gap: .6em; }
  .card {
    display: flex; flex-direction: column; gap: .4em; max-inline-size: 34em; padding: .8em .95em; background: var(--_paper);
    border: 1px solid var(--_line); border-inline-start: 4px solid var(--_accent); border-radius: .8em;
  }
  .card .row { padding-block: .15em; }
  .card.plain { flex-flow: row wrap; }
  .plain > p, .plain > strong { flex-basis: 100%; }
  .plain > strong { font-size: 1.0625em; line-height: 1.3; }
  .plain > a {
    display: inline-flex; align-items: center; min-block-size: max(2.75em, 44px); padding: .4em .9em;
    border: 1px solid var(--_edge); border-radius: .8em; font-weight: 550; color: var(--_ink); text-decoration: none;
  }
  .plain > a[href^="tel:"], .plain > a[href^="sms:"] { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
  .open { display: flex; gap: .5em; align-items: baseline; font-size: .9375em; }
  .dot { flex: none; inline-size: .65em; block-size: .65em; border: 2px solid var(--_edge); border-radius: 50%; }
  .open.open .dot, .open.online .dot { background: var(--_accent); border-color: var(--_accent); }
  .more { margin-block-start: .6em; }
  .help { flex: 1; min-block-size: 0; overflow-y: auto; display: flex; flex-direction: column; align-items: stretch; gap: .75em; padding: 1em .75em; }
  .help > .button { align-self: start; }
  .help .title { font-size: 1.1875em; }
  .offline { display: flex; flex-direction: column; align-items: stretch; gap: .6em; padding-block-start: .6em; }
  .offline > .button { align-self: start; }
  .down { padding: .7em .95em; border: 2px solid var(--_edge); border-radius: .8em; background: var(--_paper); font-weight: 600; margin-block-start: .6em; max-inline-size: 34em; }

  /* ---- before the first words */
  .intro { display: flex; flex-direction: column; align-items: start; gap: .9em; max-inline-size: 34em; }
  .intro .name { font-size: 1.25em; }
  .facts { display: flex; flex-direction: column; gap: .7em; }
  .facts li { display: flex; gap: .7em; align-items: start; }
  .facts .icon { margin-block-start: .12em; color: var(--_accent); }
  .start { padding-inline: 1.4em; min-block-size: max(3em, 48px); }
  .about { margin-block-end: .8em; color: var(--_soft); font-size: .9375em; max-inline-size: 36em; }
  .about summary { display: flex; align-items: center; min-block-size: 44px; cursor: pointer; text-decoration: underline; text-underline-offset: .2em; }
  .about p { margin-block-start: .7em; }
  .intro p a, .about p a { display: inline-flex; align-items: center; min-block-size: 44px; }

  /* ---- composer */
  .composer {
    display: flex; align-items: flex-end; gap: .5em; padding: .6em .75em; border-block-start: 1px solid var(--_line);
    padding-block-end: max(.6em, env(safe-area-inset-bottom));
  }
  textarea {
    flex: 1; min-inline-size: 0; min-block-size: max(2.75em, 44px); max-block-size: 8em; margin: 0; padding: .55em .8em; resize: none;
    field-sizing: content; font: inherit; font-size: max(1em, 16px); color: var(--_ink); background: var(--_paper);
    border: 1px solid var(--_edge); border-radius: .8em;
  }
  textarea::placeholder { color: var(--_soft); opacity: 1; }

  /* ---- a page of its own */
  .page .panel { max-inline-size: 46em; margin-inline: auto; }
  .page .header { grid-template: "names leave help clear" auto / 1fr auto auto auto; }
  .page .log, .page .help { padding-inline: .75em; }
  @media (min-width: 34em) {
    .header .long { display: inline; }
    .header .short { display: none; }
    .window .header .long { display: none; }
    .window .header .short { display: inline; }
    .page .log, .page .header, .page .composer { padding-inline: 1.25em; }
  }
  @media (max-width: 38em) {
    .page .header { grid-template: "names names names" auto "leave help clear" auto / auto auto 1fr; }
  }
  .page .panel.wide {
    display: grid; max-inline-size: 80em; grid-template: "header help" auto "body help" minmax(0, 1fr) "composer help" auto / minmax(0, 1fr) 24em;
  }
  .wide .header { grid-area: header; }
  .wide .body { grid-area: body; }
  .wide .composer { grid-area: composer; }
  .wide .help { grid-area: help; border-inline-start: 1px solid var(--_line); padding: 1.25em; }

  /* ---- very large text or a very low window: everything scrolls under a way out that stays */
  @media (max-width: 17em), (max-height: 26em) {
    .panel, .page .panel.wide { display: block; overflow-y: auto; }
    .header { display: contents; }
    .names, .panel > .header > .button { margin: .4em .75em; }
    .leave { position: sticky; inset-block-start: 0; z-index: 1; padding: .4em .75em; background: var(--_ground); }
    .body, .log, .help { display: block; overflow: visible; min-block-size: 0; }
    .help > * + * { margin-block-start: .75em; }
    .composer { flex-wrap: wrap; }
    .facts .icon { display: none; }
    textarea { flex-basis: 100%; }
    .person { max-inline-size: 100%; }
  }

  @media (forced-colors: active) {
    .button, .bubble, .card { border-color: ButtonBorder; }
    a.button, a.button.strong, a.button.contact:first-of-type { color: LinkText; background: Canvas; }
    button.button, button.button.primary { color: ButtonText; background: ButtonFace; }
    .mine { border-style: dashed; }
    .presses .on, .open.open .dot, .open.online .dot { forced-color-adjust: none; background: CanvasText; border-color: CanvasText; }
    .writing i { background: CanvasText; }
    :focus-visible { outline-color: Highlight; box-shadow: none; }
  }
`;function Gi(s,t,e){let{left:i,width:n,bottom:r,height:l}=t.getBoundingClientRect(),p=r+e,h=Ws(document.elementFromPoint(i+n/2,p-l/2));if(!h||h.contains(s))return 0;let v=p-h.getBoundingClientRect().top+8,w=p-l-8;return v>0&&v<=w?Math.ceil(v):0}function Ws(s){for(;s&&!["fixed","sticky"].includes(getComputedStyle(s).position);)s=s.parentElement;return s}var Ft=/^\s*\d{1,2}\.\s+(.+)$/,Qi=/(https:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|[\w.+-]+@[\w-]+\.[\w.-]*\w)/;function Ji(s){let t=s.split(`
`),e=t.findIndex(n=>Ft.test(n)),i=e;for(;i>=0&&i<t.length&&Ft.test(t[i]);)i+=1;return i-e<2?{before:s,steps:[],after:""}:{before:t.slice(0,e).join(`
`).trim(),steps:t.slice(e,i).map(n=>Ft.exec(n)[1]),after:t.slice(i).join(`
`).trim()}}function Xi(s){return s.split(Qi).filter(Boolean).map(t=>Qi.test(t)?{text:t,href:t.startsWith("https:")?t:`mailto:${t}`}:{text:t})}var es=3;function ts(s,t){return c`${tt(s,e=>e.key,(e,i)=>{if(e.from==="person")return Bs(e,t);let n=s[i-1]?.from!=="steady";return c`<li class="steady" data-key=${e.key}>
        ${n?c`<span class="unseen">${t.say("steady")} </span>`:m}${js(e,t)}
      </li>`})}`}function Bs(s,{say:t,retry:e,copy:i,copyLabel:n}){let r={queued:t("queued"),sending:t("sending"),failed:t("failed"),sent:"",refused:""}[s.state],l=s.state==="failed"||s.state==="refused";return c`<li class="person" part="message-person" tabindex="-1" data-key=${s.key}>
    <div class="bubble mine" dir="auto"><span class="unseen">${t("you")} </span>${s.words}</div>
    ${r?c`<p class="state ${s.state}">${r}</p>`:m}
    ${l?c`<div class="row end">
          ${s.state==="failed"?c`<button class="button primary" type="button" @click=${e}>${t("retry")}</button>`:m}
          <button class="button" type="button" @click=${()=>i(s.words)}>
            ${E.copy}${n(s.words,"copyMine")}
          </button>
        </div>`:m}
  </li>`}function js(s,t){switch(s.kind){case"notice":return c`<p class="notice">${s.words}</p>`;case"text":return qs(s,t);case"copy":return c`<figure class="bubble copy" part="message" lang=${s.lang??t.botLanguage} dir="auto">
        <blockquote>${s.text}</blockquote>
        <button class="button" type="button" @click=${()=>t.copy(s.text)}>
          ${E.copy}${t.copyLabel(s.text,"copyWords")}
        </button>
      </figure>`;case"helplines":return Vs(s,t);case"choices":return t.choicesOpen(s)?c`<ul class="choices" part="choices">
        ${s.choices.map(e=>c`<li>
            <button class="button choice ${e.style??""}" part="choice" type="button" lang=${t.botLanguage} dir="auto"
              @click=${()=>t.choose(e)}>${e.title}</button>
          </li>`)}
      </ul>`:m}}function qs(s,t){let{before:e,steps:i,after:n}=Ji(s.text);return c`<div class="bubble" part="message" lang=${s.lang??t.botLanguage} dir="auto">
    ${e?c`<p>${Yt(e,t.say)}</p>`:m}
    ${i.length?c`<ol class="steps">
            ${i.map((r,l)=>c`<li>
                <label><input type="checkbox" .checked=${s.ticked.has(l)} @change=${()=>t.tick(s,l)} />
                  <span><span class="number">${l+1}.</span> ${Yt(r,t.say)}</span></label>
              </li>`)}
          </ol>
          <p class="hint" lang=${t.language}>${t.say("steps")}</p>`:m}
    ${n?c`<p>${Yt(n,t.say)}</p>`:m}
  </div>`}function Yt(s,t){return Xi(s).map(({text:e,href:i})=>i?ct(i,c`${e}`,t):c`${e}`)}function Vs(s,t){let e=s.unfolded?s.cards:s.cards.slice(0,es),i=s.cards.length>e.length;return c`<ul class="cards">
      ${e.map(n=>c`<li class="card" part="helpline" lang=${t.botLanguage}>${Ks(n,t)}</li>`)}
    </ul>
    ${i||s.more?c`<button class="button more" type="button"
          @click=${()=>i?t.unfold(s):t.askForMore()}>${t.say("more")}</button>`:m}`}function Ks(s,{say:t,level:e}){let{sms:i}=s;return c`
    <div class="name" role="heading" aria-level=${e} tabindex="-1">${s.name}</div>
    ${s.open_text?c`<p class="open ${s.open??"unknown"}"><span class="dot" aria-hidden="true"></span>${s.open_text}</p>`:m}
    ${s.what?c`<p>${s.what}</p>`:m}
    ${s.where?c`<p>${s.where}</p>`:m}
    ${s.why?c`<p class="soft">${t("why",{why:s.why})}</p>`:m}
    <div class="row">
      ${s.phone?ke(`tel:${Zi(s.phone)}`,"call",t("call",{number:s.phone}),s,t):m}
      ${i?ke(`sms:${Zi(i.number)}`,"text",i.text?t("textWord",{word:i.text,number:i.number}):t("text",{number:i.number}),s,t):m}
      ${s.chat_url?ke(s.chat_url,"chat",t("chatOnline"),s,t):m}
      ${s.url?ke(s.url,"web",t("website"),s,t):m}
      ${s.email?ke(`mailto:${s.email}`,"email",t("email"),s,t):m}
    </div>
    ${s.cost?c`<p class="soft">${t("cost",{cost:s.cost})}</p>`:m}
  `}function ke(s,t,e,i,n){return ct(s,c`${E[t]}<span>${e}<span class="unseen"> (${i.name})</span></span>`,n,"button contact")}function ct(s,t,e,i=""){return/^(tel|sms|mailto):/.test(s)?c`<a class=${i} href=${s}>${t}</a>`:c`<a class=${i} href=${s} target="_blank" rel="noreferrer">${t}<span class="unseen"> (${e("newTab")})</span></a>`}function Zi(s){return s.replace(/[^0-9+]/g,"")}function is(s,t){if(s.from==="person")return[];switch(s.kind){case"notice":return[s.words];case"choices":return[`${t("pick")} ${s.choices.map(e=>e.title).join(", ")}.`];case"helplines":return s.cards.slice(0,es).map(e=>{let i=[e.phone&&t("call",{number:e.phone}),e.sms&&t(e.sms.text?"textWord":"text",{word:e.sms.text??"",number:e.sms.number})];return[e.name,e.open_text,e.what,...i].filter(Boolean).map(Fs).join(" ")});default:return[s.text]}}var Fs=s=>/[.!?]$/.test(s)?s:`${s}.`;var Ys=4e3,Gs=1e3,Qs=80,Js="(max-width: 30em), (max-height: 30em)",Xs="(min-width: 62em)",Zs="More people who can help",en={fromAttribute(s){try{return s?JSON.parse(s):{}}catch{return console.warn("steady-chat: labels must be JSON; it is ignored."),{}}}},b,_,N,S,J,ae,Me,D,Pe,le,I,de,X,he,Re,W,ce,pe,Le,He,ze,Oe,Ue,Z,Ne,De,Ie,a,Gt,Qt,pt,Jt,Xt,Zt,Se,bt,vt,wt,ns,os,ue,me,rs,as,ls,ds,ut,ei,Ae,mt,hs,ti,$t,ft,gt,xt,_t,T,Q,ii,yt,Te,si,cs,kt,Ce,ps,We,us,ms,ni,fs,gs,Ee=class extends z{constructor(){super();u(this,a);u(this,b);u(this,_,Vt("en",{}));u(this,N,"en");u(this,S,!1);u(this,J,"");u(this,ae,0);u(this,Me,"");u(this,D,!1);u(this,Pe,!0);u(this,le,!1);u(this,I,null);u(this,de,0);u(this,X,[]);u(this,he,0);u(this,Re);u(this,W,new it(()=>this.requestUpdate()));u(this,ce,matchMedia(Js));u(this,pe,matchMedia(Xs));u(this,Le,new ht(()=>this.open||this.display==="page"||o(this,b).entries.length>0,(e,i)=>d(this,a,ds).call(this,e,i),()=>this.leave()));u(this,He,e=>{e.persisted&&(Di(),d(this,a,pt).call(this),d(this,a,Gt).call(this))});u(this,ze,e=>{e.persisted&&d(this,a,pt).call(this)});u(this,Oe,()=>{o(this,b).reach==="down"&&o(this,b).retry(),d(this,a,Xt).call(this)});u(this,Ue,()=>{o(this,b).stage!=="new"&&(o(this,b).reach="down",d(this,a,Zt).call(this))});u(this,Z,()=>{d(this,a,gt).call(this),this.requestUpdate()});u(this,Ne,e=>{e.target!==this&&e.newState==="open"&&d(this,a,gt).call(this)});u(this,De,()=>{let e=d(this,a,T).call(this,".launcher");if(!e||this.open||document.hidden)return;let i=Gi(this,e,o(this,he));i!==o(this,he)&&(g(this,he,i),this.style.setProperty("--_lift",`${i}px`))});u(this,Ie,()=>{let{height:e,scale:i}=visualViewport;i===1&&this.style.setProperty("--_height",`${e}px`)});u(this,bt,e=>{e.preventDefault();let i=d(this,a,T).call(this,"textarea"),n=i.value.trim();n&&(i.value=g(this,J,""),d(this,a,Se).call(this,{text:n},n))});u(this,vt,e=>{e.key!=="Enter"||e.shiftKey||e.isComposing||(e.preventDefault(),d(this,a,T).call(this,"form").requestSubmit())});u(this,wt,e=>{if(!(e.key!=="Escape"||e.isComposing)){if(o(this,S))o(this,me).call(this);else if(this.display==="launcher")this.hide();else return;e.preventDefault()}});u(this,ue,e=>{(e instanceof ClipboardEvent?e.clipboardData:e.dataTransfer)?.types.includes("Files")&&(e.preventDefault(),e.type!=="dragover"&&(o(this,b).stage==="open"&&o(this,b).reach==="ok"?d(this,a,Se).call(this,{attachment:!0},o(this,_).call(this,"file")):o(this,b).notice(o(this,_).call(this,"fileOffline"))))});u(this,me,()=>{if(o(this,a,Te))return d(this,a,Q).call(this,".help .title");g(this,S,!o(this,S)),this.requestUpdate(),this.updateComplete.then(()=>d(this,a,Q).call(this,o(this,S)?".help .title":".help-button"))});u(this,$t,()=>{g(this,D,!1),this.requestUpdate();let e=o(this,a,ft);e&&(d(this,a,mt).call(this,e),d(this,a,yt).call(this,e))});u(this,xt,e=>{e.preventDefault(),this.hide()});u(this,_t,e=>{let i=e.target;!i.open&&!ss(i)&&this.hide()});u(this,kt,e=>{e.preventDefault(),this.leave()});u(this,We,()=>{g(this,le,!0),o(this,b).start(),d(this,a,ut).call(this,[o(this,_).call(this,"starting")]),this.updateComplete.then(()=>d(this,a,Q).call(this,".log"))});this.display="launcher",this.endpoint=new URL(".",import.meta.url).href,this.locale=null,this.labels={},this.botLanguage="en",this.exitUrl="",this.exitMode="replace",this.noShiftExit=!1,this.safetyUrl="",this.keptDays=30,this.resume=!1,this.theme="auto",this.open=!1}show(){this.display==="page"||this.open||(this.open=!0,d(this,a,Ae).call(this,"steady-open"),this.updateComplete.then(()=>{d(this,a,Q).call(this,".title"),o(this,a,ft)&&d(this,a,mt).call(this,o(this,a,ft))}))}hide(){this.open&&(this.open=!1,g(this,S,!1),o(this,W).clear(),d(this,a,Ae).call(this,"steady-close"),this.updateComplete.then(()=>d(this,a,Q).call(this,".launcher")))}leave(){Ni(),d(this,a,Ae).call(this,"steady-exit"),d(this,a,Jt).call(this),Ii(Bt(this.exitUrl),this.exitMode)}async clear(){let e=d(this,a,Jt).call(this);g(this,S,!1),d(this,a,Ae).call(this,"steady-clear"),d(this,a,Q).call(this,".title"),o(this,b).notice(o(this,_).call(this,await e?"cleared":"clearedHere"))}connectedCallback(){super.connectedCallback(),d(this,a,ei).call(this),g(this,b,new at(new ot(new URL(this.endpoint,document.baseURI).href),{changed:()=>d(this,a,Zt).call(this),said:e=>d(this,a,ut).call(this,e.flatMap(i=>is(i,o(this,_)))),writing:()=>d(this,a,ut).call(this,[o(this,_).call(this,"writing")])})),d(this,a,Gt).call(this),this.noShiftExit||o(this,Le).listen(),addEventListener("pageshow",o(this,He)),addEventListener("pagehide",o(this,ze)),addEventListener("online",o(this,Oe)),addEventListener("offline",o(this,Ue)),document.addEventListener("toggle",o(this,Ne),!0),o(this,ce).addEventListener("change",o(this,Z)),o(this,pe).addEventListener("change",o(this,Z)),visualViewport?.addEventListener("resize",o(this,Ie)),this.display==="launcher"&&g(this,Re,setInterval(o(this,De),Gs))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(o(this,Re)),o(this,b).forget(),o(this,Le).ignore(),removeEventListener("pageshow",o(this,He)),removeEventListener("pagehide",o(this,ze)),removeEventListener("online",o(this,Oe)),removeEventListener("offline",o(this,Ue)),document.removeEventListener("toggle",o(this,Ne),!0),o(this,ce).removeEventListener("change",o(this,Z)),o(this,pe).removeEventListener("change",o(this,Z)),visualViewport?.removeEventListener("resize",o(this,Ie))}willUpdate(e){(e.has("locale")||e.has("labels"))&&d(this,a,ei).call(this);let i=o(this,a,ti);i&&g(this,Pe,i.scrollHeight-i.scrollTop-i.clientHeight<Qs)}firstUpdated(){o(this,De).call(this)}updated(e){e.has("open")&&d(this,a,gt).call(this);let i=o(this,b).entries.filter(r=>r.key>o(this,de));if(!i.length)return;g(this,de,Math.max(...i.map(r=>r.key))),i.some(r=>r.from==="person")||o(this,Pe)||o(this,le)?(d(this,a,mt).call(this,i[0]),g(this,le,!1)):(g(this,D,!0),this.requestUpdate())}render(){let e=this.display==="page",{direction:i}=_e[o(this,N)];return c`<div class="frame ${e?"page":"window"}" lang=${o(this,N)} dir=${i}>
      ${e?d(this,a,si).call(this):c`<div role="region" aria-label=${o(this,_).call(this,"launcher")} class="corner">
              <button class="launcher button primary" part="launcher" type="button" aria-expanded=${this.open}
                @click=${()=>this.open?this.hide():this.show()}>${E.chat}${o(this,_).call(this,"launcher")}</button>
            </div>
            <dialog part="dialog" aria-label=${o(this,_).call(this,"title")} @cancel=${o(this,xt)} @close=${o(this,_t)}>
              ${this.open?d(this,a,si).call(this):m}
            </dialog>`}
    </div>`}};b=new WeakMap,_=new WeakMap,N=new WeakMap,S=new WeakMap,J=new WeakMap,ae=new WeakMap,Me=new WeakMap,D=new WeakMap,Pe=new WeakMap,le=new WeakMap,I=new WeakMap,de=new WeakMap,X=new WeakMap,he=new WeakMap,Re=new WeakMap,W=new WeakMap,ce=new WeakMap,pe=new WeakMap,Le=new WeakMap,He=new WeakMap,ze=new WeakMap,Oe=new WeakMap,Ue=new WeakMap,Z=new WeakMap,Ne=new WeakMap,De=new WeakMap,Ie=new WeakMap,a=new WeakSet,Gt=function(){let e=this.resume?ji():null;e&&(o(this,b).resume(e),o(this,b).notice(o(this,_).call(this,"resumed")))},Qt=function(){this.resume&&qi(o(this,b).client.token)},pt=function(){o(this,W).clear(),g(this,J,""),g(this,D,!1),g(this,de,0);let e=d(this,a,T).call(this,"textarea");return e&&(e.value=""),o(this,b).forget()},Jt=function(){let e=d(this,a,pt).call(this);return d(this,a,Qt).call(this),e&&o(this,X).push(e),d(this,a,Xt).call(this)},Xt=async function(){let e=o(this,X);g(this,X,[]);let i=await Promise.allSettled(e.map(r=>o(this,b).client.erase(r))),n=e.filter((r,l)=>i[l].status==="rejected");return o(this,X).push(...n),n.length===0},Zt=function(){d(this,a,Qt).call(this),this.requestUpdate()},Se=function(e,i){g(this,S,!1),g(this,D,!1),o(this,b).send(e,i)},bt=new WeakMap,vt=new WeakMap,wt=new WeakMap,ns=async function(e){d(this,a,Se).call(this,{choice:e.id},e.title),await this.updateComplete,d(this,a,yt).call(this,o(this,b).entries[o(this,b).entries.length-1])},os=async function(){d(this,a,Se).call(this,{text:Zs},o(this,_).call(this,"more")),await this.updateComplete,d(this,a,yt).call(this,o(this,b).entries[o(this,b).entries.length-1])},ue=new WeakMap,me=new WeakMap,rs=async function(e){let i=await navigator.clipboard?.writeText(e).then(()=>!0,()=>!1),n={text:e,label:o(this,_).call(this,i?"copied":"copyFailed")};o(this,W).say(n.label),g(this,I,n),setTimeout(()=>{o(this,I)===n&&g(this,I,null),this.requestUpdate()},Ys)},as=async function(e){if(e.from!=="steady"||e.kind!=="helplines")return;let i=this.renderRoot.querySelectorAll(`[data-key="${e.key}"] .card`).length;e.unfolded=!0,this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelectorAll(`[data-key="${e.key}"] .card .name`)[i]?.focus()},ls=function(e,i){e.from!=="steady"||e.kind!=="text"||(e.ticked.delete(i)||e.ticked.add(i),this.requestUpdate())},ds=function(e,i){g(this,ae,e),g(this,Me,i?o(this,_).call(this,"shiftOver"):["",o(this,_).call(this,"shiftTwice"),o(this,_).call(this,"shiftOnce"),""][e]),this.requestUpdate()},ut=function(e){(this.open||this.display==="page")&&e.forEach(i=>o(this,W).say(i))},ei=function(){let e=this.closest("[lang]")?.getAttribute("lang");g(this,N,Fi(this.locale,[...e?[e]:[],...navigator.languages])),g(this,_,Vt(o(this,N),this.labels))},Ae=function(e){this.dispatchEvent(new CustomEvent(e,{bubbles:!0,composed:!0}))},mt=function(e){let{entries:i}=o(this,b),n=i[i.indexOf(e)-1],r=n?.from==="person"?n:e,l=o(this,a,ti),p=d(this,a,ii).call(this,r);if(!l||!p)return;let h=p.getBoundingClientRect().top-l.getBoundingClientRect().top;l.scrollTop+=h-d(this,a,hs).call(this,l)-12},hs=function(e){return e.classList.contains("panel")?d(this,a,T).call(this,".leave")?.offsetHeight??0:0},ti=function(){let e=d(this,a,T).call(this,".log");return e?getComputedStyle(e).overflowY==="auto"?e:d(this,a,T).call(this,".panel"):null},$t=new WeakMap,ft=function(){let{entries:e}=o(this,b);return[...e].reverse().find(i=>i.from==="person")??e[0]},gt=function(){let e=d(this,a,T).call(this,"dialog");if(!e)return;let i=this.shadowRoot.activeElement;if(e.open&&e.close(),ss(e)&&e.hidePopover(),!this.open)return;let n=!o(this,ce).matches;e.popover=n?"manual":null,n?e.showPopover?e.showPopover():e.show():e.showModal(),i?.focus({preventScroll:!0})},xt=new WeakMap,_t=new WeakMap,T=function(e){return this.renderRoot?.querySelector(e)??null},Q=function(e){d(this,a,T).call(this,e)?.focus()},ii=function(e){return d(this,a,T).call(this,`[data-key="${e.key}"]`)},yt=function(e){e&&d(this,a,ii).call(this,e)?.focus({preventScroll:!0})},Te=function(){return this.display==="page"&&o(this,pe).matches},si=function(){let e=o(this,_),i=o(this,a,Te);return c`<div class="panel ${i?"wide":""}" part="panel" @keydown=${o(this,wt)}
        @paste=${o(this,ue)} @drop=${o(this,ue)} @dragover=${o(this,ue)}>
      ${d(this,a,cs).call(this)}
      ${o(this,S)||i?d(this,a,ms).call(this):m}
      <div class="body" ?hidden=${o(this,S)&&!i}>
        <div class="log" part="log" role="region" aria-label=${e("messages")} tabindex="0">
          ${d(this,a,ps).call(this)}
          <ol class="entries">${ts(o(this,b).entries,o(this,a,gs))}</ol>
          ${d(this,a,us).call(this)}
        </div>
        ${o(this,D)?c`<button class="button new" type="button" @click=${o(this,$t)}>${E.down}${e("newMessage")}</button>`:m}
      </div>
      ${d(this,a,fs).call(this)}
      <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
        ${tt(o(this,W).lines,n=>n.key,n=>c`<p>${n.text}</p>`)}
      </div>
    </div>`},cs=function(){let e=o(this,_),{exitUrl:i}=this;return c`<header class="header" part="header">
      <div class="names">
        <div class="title" role="heading" aria-level=${o(this,a,Ce)-1} tabindex="-1">${e("title")}</div>
        <p class="soft">${e("subtitle")}</p>
      </div>
      <div class="leave">
        <a class="button strong" part="leave" href=${Bt(i)} rel="noreferrer nofollow" @click=${o(this,kt)}>
          ${E.leave}${e("leave")}</a>
        <span class="presses" aria-hidden="true" ?hidden=${!o(this,ae)}>
          ${[1,2,3].map(n=>c`<span class=${n<=o(this,ae)?"on":""}></span>`)}
        </span>
      </div>
      <span class="unseen" role="status">${o(this,Me)}</span>
      <button class="button help-button" part="help-button" type="button" aria-expanded=${o(this,a,Te)?m:o(this,S)}
        @click=${o(this,me)}>${E.help}${e("help")}</button>
      <button class="button quiet clear" type="button" aria-label=${e("clear")} @click=${()=>this.clear()}>
        ${E.clear}<span class="long">${e("clear")}</span><span class="short">${e("clearShort")}</span></button>
      ${this.display==="page"?m:c`<button class="button quiet close" type="button" aria-label=${e("close")} @click=${()=>this.hide()}>${E.close}</button>`}
    </header>`},kt=new WeakMap,Ce=function(){return this.display==="page"?2:3},ps=function(){let e=o(this,_),n=c`<ul class="facts">
        ${[["introWho","chat"],["introName","help"],["introKept","clear"],["introLeave","leave"]].map(([r,l])=>c`<li>${E[l]}<span>${e(r,{days:this.keptDays})}
          ${r==="introLeave"?e("introHistory"):m}</span></li>`)}
      </ul>
      ${this.safetyUrl?c`<p>${ct(new URL(this.safetyUrl,document.baseURI).href,c`${e("introSafety")}`,e)}</p>`:m}`;return o(this,b).stage!=="new"||o(this,b).entries.some(r=>r.from==="person")?c`<details class="about"><summary>${e("introAgain")}</summary>${n}</details>`:c`<section class="intro" part="intro">
      <div class="name" role="heading" aria-level=${o(this,a,Ce)}>${e("introTitle")}</div>
      ${n}
      <button class="button primary start" type="button" @click=${o(this,We)}>${e("start")}</button>
    </section>`},We=new WeakMap,us=function(){let e=o(this,_),{stage:i,reach:n,waiting:r}=o(this,b);return c`
      ${r?c`<p class="writing" aria-hidden="true"><i></i><i></i><i></i></p>`:m}
      ${n==="trying"?c`<p class="notice">${e("trying")}</p>`:m}
      ${i==="over"?c`<button class="button primary" type="button" @click=${o(this,We)}>${e("newChat")}</button>`:m}
      <div role="alert">${n==="down"?c`<p class="down">${e("down")}</p>`:m}</div>
      ${n==="down"?c`<section class="offline" part="offline">
            ${o(this,b).entries.some(l=>l.from==="person"&&l.state==="failed")?m:c`<button class="button primary" type="button" @click=${()=>o(this,b).retry()}>${e("retry")}</button>`}
            <p>${e("downHelp")}</p>${d(this,a,ni).call(this)}
          </section>`:m}`},ms=function(){let e=o(this,_);return c`<section class="help" part="help">
      <div class="name title" role="heading" aria-level=${o(this,a,Ce)} tabindex="-1">${e("helpTitle")}</div>
      <p>${e("helpText")}</p>
      ${d(this,a,ni).call(this)}
      ${o(this,a,Te)?m:c`<button class="button primary" type="button" @click=${o(this,me)}>${e("helpBack")}</button>`}
    </section>`},ni=function(){return c`<ul class="cards">
      ${Wi(this).map(e=>c`<li class="card plain" part="helpline" lang=${this.botLanguage} dir="auto">${e}</li>`)}
    </ul>`},fs=function(){let e=o(this,_);return c`<form class="composer" part="composer" autocomplete="off" @submit=${o(this,bt)}>
      <label class="unseen" for="message">${e("message")}</label>
      <textarea id="message" part="input" rows="1" maxlength="4000" dir="auto" autocomplete="off" spellcheck="false"
        enterkeyhint="send" placeholder=${e("placeholder")} .value=${o(this,J)} @keydown=${o(this,vt)}
        @input=${i=>g(this,J,i.target.value)}></textarea>
      <button class="button primary send" part="send" type="submit">${E.send}${e("send")}</button>
    </form>`},gs=function(){let{entries:e}=o(this,b);return{say:o(this,_),language:o(this,N),botLanguage:this.botLanguage,level:o(this,a,Ce),choicesOpen:i=>!e.slice(e.indexOf(i)+1).some(n=>n.from==="person"),choose:i=>{d(this,a,ns).call(this,i)},retry:()=>o(this,b).retry(),copy:i=>{d(this,a,rs).call(this,i)},copyLabel:(i,n)=>o(this,I)?.text===i?o(this,I).label:o(this,_).call(this,n),unfold:i=>{d(this,a,as).call(this,i)},askForMore:()=>{d(this,a,os).call(this)},tick:(i,n)=>d(this,a,ls).call(this,i,n)}},Ee.styles=Yi,Ee.properties={display:{},endpoint:{},locale:{},labels:{converter:en},botLanguage:{attribute:"bot-language"},exitUrl:{attribute:"exit-url"},exitMode:{attribute:"exit-mode"},noShiftExit:{attribute:"no-shift-exit",type:Boolean},safetyUrl:{attribute:"safety-url"},keptDays:{attribute:"kept-days",type:Number},resume:{type:Boolean},theme:{reflect:!0},open:{type:Boolean,reflect:!0}};function ss(s){try{return s.matches(":popover-open")}catch{return!1}}customElements.get("steady-chat")||customElements.define("steady-chat",Ee);export{Ee as SteadyChat,_e as locales};
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
