var si=i=>{throw TypeError(i)};var _t=(i,e,t)=>e.has(i)||si("Cannot "+t);var r=(i,e,t)=>(_t(i,e,"read from private field"),t?t.call(i):e.get(i)),p=(i,e,t)=>e.has(i)?si("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(i):e.set(i,t),y=(i,e,t,s)=>(_t(i,e,"write to private field"),s?s.call(i,t):e.set(i,t),t),l=(i,e,t)=>(_t(i,e,"access private method"),t);var Le=(i,e,t,s)=>({set _(n){y(i,e,n,t)},get _(){return r(i,e,s)}});var ze,He=class{constructor(e){this.changed=e;this.lines=[];p(this,ze,0)}say(e){let t={key:++Le(this,ze)._,text:e};this.lines=[...this.lines,t],this.changed(),setTimeout(()=>{this.lines=this.lines.filter(s=>s!==t),this.changed()},1e4)}clear(){this.lines=[],this.changed()}};ze=new WeakMap;var Oe=globalThis,Ne=Oe.ShadowRoot&&(Oe.ShadyCSS===void 0||Oe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,kt=Symbol(),ni=new WeakMap,le=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==kt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Ne&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=ni.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&ni.set(t,e))}return e}toString(){return this.cssText}},Ue=i=>new le(typeof i=="string"?i:i+"",void 0,kt),Et=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((s,n,o)=>s+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+i[o+1],i[0]);return new le(t,i,kt)},oi=(i,e)=>{if(Ne)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=document.createElement("style"),n=Oe.litNonce;n!==void 0&&s.setAttribute("nonce",n),s.textContent=t.cssText,i.appendChild(s)}},At=Ne?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return Ue(t)})(i):i;var{is:ps,defineProperty:us,getOwnPropertyDescriptor:ms,getOwnPropertyNames:fs,getOwnPropertySymbols:gs,getPrototypeOf:ys}=Object,De=globalThis,ri=De.trustedTypes,bs=ri?ri.emptyScript:"",vs=De.reactiveElementPolyfillSupport,de=(i,e)=>i,St={toAttribute(i,e){switch(e){case Boolean:i=i?bs:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},li=(i,e)=>!ps(i,e),ai={attribute:!0,type:String,converter:St,reflect:!1,useDefault:!1,hasChanged:li};Symbol.metadata??=Symbol("metadata"),De.litPropertyMetadata??=new WeakMap;var R=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ai){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),n=this.getPropertyDescriptor(e,s,t);n!==void 0&&us(this.prototype,e,n)}}static getPropertyDescriptor(e,t,s){let{get:n,set:o}=ms(this.prototype,e)??{get(){return this[t]},set(a){this[t]=a}};return{get:n,set(a){let h=n?.call(this);o?.call(this,a),this.requestUpdate(e,h,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ai}static _$Ei(){if(this.hasOwnProperty(de("elementProperties")))return;let e=ys(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(de("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(de("properties"))){let t=this.properties,s=[...fs(t),...gs(t)];for(let n of s)this.createProperty(n,t[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,n]of t)this.elementProperties.set(s,n)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let n=this._$Eu(t,s);n!==void 0&&this._$Eh.set(n,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let n of s)t.unshift(At(n))}else e!==void 0&&t.push(At(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return oi(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,s);if(n!==void 0&&s.reflect===!0){let o=(s.converter?.toAttribute!==void 0?s.converter:St).toAttribute(t,s.type);this._$Em=e,o==null?this.removeAttribute(n):this.setAttribute(n,o),this._$Em=null}}_$AK(e,t){let s=this.constructor,n=s._$Eh.get(e);if(n!==void 0&&this._$Em!==n){let o=s.getPropertyOptions(n),a=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:St;this._$Em=n;let h=a.fromAttribute(t,o.type);this[n]=h??this._$Ej?.get(n)??h,this._$Em=null}}requestUpdate(e,t,s,n=!1,o){if(e!==void 0){let a=this.constructor;if(n===!1&&(o=this[e]),s??=a.getPropertyOptions(e),!((s.hasChanged??li)(o,t)||s.useDefault&&s.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:n,wrapped:o},a){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),o!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,o]of this._$Ep)this[n]=o;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[n,o]of s){let{wrapped:a}=o,h=this[n];a!==!0||this._$AL.has(n)||h===void 0||this.C(n,void 0,o,h)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};R.elementStyles=[],R.shadowRootOptions={mode:"open"},R[de("elementProperties")]=new Map,R[de("finalized")]=new Map,vs?.({ReactiveElement:R}),(De.reactiveElementVersions??=[]).push("2.1.2");var Ct=globalThis,di=i=>i,Ie=Ct.trustedTypes,ci=Ie?Ie.createPolicy("lit-html",{createHTML:i=>i}):void 0,Pt="$lit$",L=`lit$${Math.random().toFixed(9).slice(2)}$`,Mt="?"+L,ws=`<${Mt}>`,W=document,he=()=>W.createComment(""),pe=i=>i===null||typeof i!="object"&&typeof i!="function",Rt=Array.isArray,gi=i=>Rt(i)||typeof i?.[Symbol.iterator]=="function",Tt=`[ 	
\f\r]`,ce=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,hi=/-->/g,pi=/>/g,B=RegExp(`>|${Tt}(?:([^\\s"'>=/]+)(${Tt}*=${Tt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ui=/'/g,mi=/"/g,yi=/^(?:script|style|textarea|title)$/i,Lt=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),c=Lt(1),bi=Lt(2),an=Lt(3),H=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),fi=new WeakMap,j=W.createTreeWalker(W,129);function vi(i,e){if(!Rt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return ci!==void 0?ci.createHTML(e):e}var wi=(i,e)=>{let t=i.length-1,s=[],n,o=e===2?"<svg>":e===3?"<math>":"",a=ce;for(let h=0;h<t;h++){let d=i[h],m,v,g=-1,$=0;for(;$<d.length&&(a.lastIndex=$,v=a.exec(d),v!==null);)$=a.lastIndex,a===ce?v[1]==="!--"?a=hi:v[1]!==void 0?a=pi:v[2]!==void 0?(yi.test(v[2])&&(n=RegExp("</"+v[2],"g")),a=B):v[3]!==void 0&&(a=B):a===B?v[0]===">"?(a=n??ce,g=-1):v[1]===void 0?g=-2:(g=a.lastIndex-v[2].length,m=v[1],a=v[3]===void 0?B:v[3]==='"'?mi:ui):a===mi||a===ui?a=B:a===hi||a===pi?a=ce:(a=B,n=void 0);let w=a===B&&i[h+1].startsWith("/>")?" ":"";o+=a===ce?d+ws:g>=0?(s.push(m),d.slice(0,g)+Pt+d.slice(g)+L+w):d+L+(g===-2?h:w)}return[vi(i,o+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},ue=class i{constructor({strings:e,_$litType$:t},s){let n;this.parts=[];let o=0,a=0,h=e.length-1,d=this.parts,[m,v]=wi(e,t);if(this.el=i.createElement(m,s),j.currentNode=this.el.content,t===2||t===3){let g=this.el.content.firstChild;g.replaceWith(...g.childNodes)}for(;(n=j.nextNode())!==null&&d.length<h;){if(n.nodeType===1){if(n.hasAttributes())for(let g of n.getAttributeNames())if(g.endsWith(Pt)){let $=v[a++],w=n.getAttribute(g).split(L),k=/([.?@])?(.*)/.exec($);d.push({type:1,index:o,name:k[2],strings:w,ctor:k[1]==="."?je:k[1]==="?"?We:k[1]==="@"?qe:F}),n.removeAttribute(g)}else g.startsWith(L)&&(d.push({type:6,index:o}),n.removeAttribute(g));if(yi.test(n.tagName)){let g=n.textContent.split(L),$=g.length-1;if($>0){n.textContent=Ie?Ie.emptyScript:"";for(let w=0;w<$;w++)n.append(g[w],he()),j.nextNode(),d.push({type:2,index:++o});n.append(g[$],he())}}}else if(n.nodeType===8)if(n.data===Mt)d.push({type:2,index:o});else{let g=-1;for(;(g=n.data.indexOf(L,g+1))!==-1;)d.push({type:7,index:o}),g+=L.length-1}o++}}static createElement(e,t){let s=W.createElement("template");return s.innerHTML=e,s}};function q(i,e,t=i,s){if(e===H)return e;let n=s!==void 0?t._$Co?.[s]:t._$Cl,o=pe(e)?void 0:e._$litDirective$;return n?.constructor!==o&&(n?._$AO?.(!1),o===void 0?n=void 0:(n=new o(i),n._$AT(i,t,s)),s!==void 0?(t._$Co??=[])[s]=n:t._$Cl=n),n!==void 0&&(e=q(i,n._$AS(i,e.values),n,s)),e}var Be=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,n=(e?.creationScope??W).importNode(t,!0);j.currentNode=n;let o=j.nextNode(),a=0,h=0,d=s[0];for(;d!==void 0;){if(a===d.index){let m;d.type===2?m=new X(o,o.nextSibling,this,e):d.type===1?m=new d.ctor(o,d.name,d.strings,this,e):d.type===6&&(m=new Fe(o,this,e)),this._$AV.push(m),d=s[++h]}a!==d?.index&&(o=j.nextNode(),a++)}return j.currentNode=W,n}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},X=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,n){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=q(this,e,t),pe(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==H&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):gi(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&pe(this._$AH)?this._$AA.nextSibling.data=e:this.T(W.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,n=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=ue.createElement(vi(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===n)this._$AH.p(t);else{let o=new Be(n,this),a=o.u(this.options);o.p(t),this.T(a),this._$AH=o}}_$AC(e){let t=fi.get(e.strings);return t===void 0&&fi.set(e.strings,t=new ue(e)),t}k(e){Rt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,n=0;for(let o of e)n===t.length?t.push(s=new i(this.O(he()),this.O(he()),this,this.options)):s=t[n],s._$AI(o),n++;n<t.length&&(this._$AR(s&&s._$AB.nextSibling,n),t.length=n)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=di(e).nextSibling;di(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},F=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,n,o){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=n,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=u}_$AI(e,t=this,s,n){let o=this.strings,a=!1;if(o===void 0)e=q(this,e,t,0),a=!pe(e)||e!==this._$AH&&e!==H,a&&(this._$AH=e);else{let h=e,d,m;for(e=o[0],d=0;d<o.length-1;d++)m=q(this,h[s+d],t,d),m===H&&(m=this._$AH[d]),a||=!pe(m)||m!==this._$AH[d],m===u?e=u:e!==u&&(e+=(m??"")+o[d+1]),this._$AH[d]=m}a&&!n&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},je=class extends F{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},We=class extends F{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},qe=class extends F{constructor(e,t,s,n,o){super(e,t,s,n,o),this.type=5}_$AI(e,t=this){if((e=q(this,e,t,0)??u)===H)return;let s=this._$AH,n=e===u&&s!==u||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==u&&(s===u||n);n&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Fe=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){q(this,e)}},$i={M:Pt,P:L,A:Mt,C:1,L:wi,R:Be,D:gi,V:q,I:X,H:F,N:We,U:qe,B:je,F:Fe},$s=Ct.litHtmlPolyfillSupport;$s?.(ue,X),(Ct.litHtmlVersions??=[]).push("3.3.3");var xi=(i,e,t)=>{let s=t?.renderBefore??e,n=s._$litPart$;if(n===void 0){let o=t?.renderBefore??null;s._$litPart$=n=new X(e.insertBefore(he(),o),o,void 0,t??{})}return n._$AI(i),n};var Ht=globalThis,O=class extends R{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=xi(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return H}};O._$litElement$=!0,O.finalized=!0,Ht.litElementHydrateSupport?.({LitElement:O});var xs=Ht.litElementPolyfillSupport;xs?.({LitElement:O});(Ht.litElementVersions??=[]).push("4.2.2");var _s={fromAttribute(i){try{return i?JSON.parse(i):{}}catch{return console.warn("steady-chat: labels must be JSON; it is ignored."),{}}}},me=class extends O{constructor(){super(),this.display="launcher",this.endpoint=new URL(".",import.meta.url).href,this.locale=null,this.labels={},this.botLanguage="en",this.exitUrl="",this.exitMode="replace",this.noShiftExit=!1,this.safetyUrl="",this.keptDays=30,this.resume=!1,this.theme="auto",this.open=!1}find(e){return this.renderRoot?.querySelector(e)??null}moveFocusTo(e){this.find(e)?.focus()}};me.properties={display:{},endpoint:{},locale:{},labels:{converter:_s},botLanguage:{attribute:"bot-language"},exitUrl:{attribute:"exit-url"},exitMode:{attribute:"exit-mode"},noShiftExit:{attribute:"no-shift-exit",type:Boolean},safetyUrl:{attribute:"safety-url"},keptDays:{attribute:"kept-days",type:Number},resume:{type:Boolean},theme:{reflect:!0},open:{type:Boolean,reflect:!0}};var P=class extends Error{constructor(t,s,n,o,a){super(s);this.status=t;this.code=s;this.words=n;this.helplines=o;this.retryAfter=a}get about(){return[400,409,413,415].includes(this.status)}get passing(){return this.status===429||this.status>=500}},V=class extends Error{},Z,Ve,Ke=class{constructor(e){this.base=e;p(this,Z);this.token=null}async start(e){let t=await l(this,Z,Ve).call(this,"session",this.token,{signal:e});return this.token=t.token,t.messages}async send(e,t,s){let n=JSON.stringify({client_message_id:e,...t}),o={"Content-Type":"application/json"};return(await l(this,Z,Ve).call(this,"message",this.token,{signal:s,headers:o,body:n})).messages}async erase(e){await l(this,Z,Ve).call(this,"erase",null,{body:JSON.stringify({token:e}),keepalive:!0})}};Z=new WeakSet,Ve=async function(e,t,{signal:s,...n}){let o=new Headers(n.headers);t&&o.set("Authorization",`Bearer ${t}`);let a=new AbortController,h=setTimeout(()=>a.abort(),15e3),d=()=>a.abort();s?.addEventListener("abort",d);try{let m=await fetch(new URL(e,this.base),{...n,method:"POST",headers:o,signal:a.signal,cache:"no-store",credentials:"omit",referrerPolicy:"no-referrer"});if(m.status===204)return{};let v=await m.json();if(m.ok)return v;if(typeof v.message!="string")throw new V(String(m.status));let g=Number(m.headers.get("Retry-After"))||0;throw new P(m.status,v.error,v.message,v.helplines??[],g)}catch(m){throw m instanceof P?m:new V(String(m))}finally{clearTimeout(h),s?.removeEventListener("abort",d)}};var ks=[0,1e3,3e3],Es=15,As=2e4,Ss=8e3,Ts=500,Cs=2e3,te,K,Qe,b,N,ee,zt,ki,Ei,Ot,Nt,Ut,Ai,Ge,Ye=class{constructor(e,t){this.client=e;this.listener=t;p(this,b);this.entries=[];this.stage="new";this.reach="ok";this.waiting=!1;p(this,te,new AbortController);p(this,K,!1);p(this,Qe,0)}resume(e){this.client.token=e,this.stage="open",this.listener.changed()}start(){this.stage==="over"&&(this.stage="new"),l(this,b,zt).call(this)}send(e,t){l(this,b,N).call(this,{from:"person",id:Ps(),words:t,question:e,state:"queued"}),this.retry()}retry(){for(let e of l(this,b,ee).call(this))e.state="queued";this.listener.changed(),l(this,b,zt).call(this)}notice(e){this.listener.said([l(this,b,N).call(this,{from:"steady",kind:"notice",words:e})]),this.listener.changed()}forget(){let e=this.client.token;return r(this,te).abort(),y(this,te,new AbortController),y(this,K,!1),this.client.token=null,this.entries=[],this.stage="new",this.reach="ok",this.waiting=!1,this.listener.changed(),e}};te=new WeakMap,K=new WeakMap,Qe=new WeakMap,b=new WeakSet,N=function(e){let t={...e,key:++Le(this,Qe)._};return this.entries=[...this.entries,t],t},ee=function(){let e=["sent","refused"];return this.entries.filter(t=>t.from==="person"&&!e.includes(t.state))},zt=async function(){if(r(this,K)||this.stage==="over")return;y(this,K,!0);let{signal:e}=r(this,te);try{this.stage!=="open"&&await l(this,b,ki).call(this,e);for(let t=l(this,b,ee).call(this)[0];t;t=l(this,b,ee).call(this)[0])await l(this,b,Ei).call(this,t,e)}catch(t){e.aborted||l(this,b,Ai).call(this,t)}finally{e.aborted||(y(this,K,!1),this.listener.changed())}},ki=async function(e){this.stage="starting",this.listener.changed();let t=await l(this,b,Ot).call(this,()=>this.client.start(e),e);this.stage="open";let s=l(this,b,ee).call(this);this.entries=this.entries.filter(n=>!s.includes(n)),l(this,b,Ge).call(this,t),this.entries=[...this.entries,...s]},Ei=async function(e,t){e.state="sending",this.listener.changed();let{id:s,question:n}=e,o=await l(this,b,Ot).call(this,()=>this.client.send(s,n,t),t).catch(h=>{if(!(h instanceof P)||!h.about)throw h;return e.state="refused",_i(h)});e.state==="sending"&&(e.state="sent");let a=this.entries.slice(this.entries.indexOf(e)+1);this.entries=this.entries.slice(0,this.entries.indexOf(e)+1),l(this,b,Ge).call(this,o),this.entries=[...this.entries,...a]},Ot=async function(e,t){let s=[setTimeout(()=>l(this,b,Ut).call(this,!0),Ts),setTimeout(()=>this.listener.writing(),Cs),setTimeout(()=>l(this,b,Nt).call(this),Ss)],n=()=>s.forEach(clearTimeout);t.addEventListener("abort",n);let o=Date.now();try{let a;for(let h of ks){if(a instanceof P&&(h=Math.max(h,Math.min(a.retryAfter,Es)*1e3)),Date.now()+h-o>As)break;await Ms(h,t);try{let d=await e();if(this.reach="ok",t.aborted)throw new V("forgotten");return d}catch(d){if(t.aborted||d instanceof P&&!d.passing||!navigator.onLine)throw d;a=d,l(this,b,Nt).call(this)}}throw a}finally{n(),t.removeEventListener("abort",n),t.aborted||l(this,b,Ut).call(this,!1)}},Nt=function(){this.reach="trying",this.listener.changed()},Ut=function(e){this.waiting=e,this.listener.changed()},Ai=function(e){let t=l(this,b,ee).call(this)[0];t&&(t.state="failed"),this.stage==="starting"&&(this.stage="new"),this.reach=e instanceof P&&!e.passing?"ok":"down",e instanceof P&&(e.code==="session_over"&&(this.client.token=null,this.stage="over"),l(this,b,Ge).call(this,_i(e)))},Ge=function(e){let t=[];for(let s of e){let n=s.lang?{lang:s.lang}:{},o=t[t.length-1];if(s.type==="helpline"&&o?.from==="steady"&&o.kind==="helplines")o.cards.push(s),o.more||=s.more===!0;else if(s.type==="helpline"){let a=s.more===!0;t.push(l(this,b,N).call(this,{from:"steady",kind:"helplines",cards:[s],more:a,unfolded:!1}))}else if(s.type==="copy")t.push(l(this,b,N).call(this,{from:"steady",kind:"copy",text:s.text,...n}));else if(s.type==="steps"){let a=s.items.map((h,d)=>`${d+1}. ${h}`).join(`
`);t.push(l(this,b,N).call(this,{from:"steady",kind:"text",text:a,...n,ticked:new Set}))}else(s.type==="text"||s.type==="choices")&&(s.text&&t.push(l(this,b,N).call(this,{from:"steady",kind:"text",text:s.text,...n,ticked:new Set})),s.type==="choices"&&t.push(l(this,b,N).call(this,{from:"steady",kind:"choices",choices:s.choices})))}this.listener.said(t),this.listener.changed()};function _i(i){return[{type:"text",text:i.words},...i.helplines]}function Ps(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),i=>i.toString(16).padStart(2,"0")).join("")}function Ms(i,e){return new Promise((t,s)=>{let n=()=>(clearTimeout(o),s(new V("forgotten"))),o=setTimeout(()=>(e.removeEventListener("abort",n),t()),i);e.addEventListener("abort",n,{once:!0})})}var U,Je=class{constructor(e,t){this.changed=e;this.announce=t;p(this,U,null)}async copy(e,t){let s=await navigator.clipboard?.writeText(e).then(()=>!0,()=>!1),n={text:e,label:t(s?"copied":"copyFailed")};this.announce(n.label),y(this,U,n),setTimeout(()=>{r(this,U)===n&&y(this,U,null),this.changed()},4e3)}label(e,t,s){return r(this,U)?.text===e?r(this,U).label:s(t)}};U=new WeakMap;var G,Xe=class{constructor(e){this.erase=e;p(this,G,[])}add(e){return e&&r(this,G).push(e),this.again()}async again(){let e=r(this,G);y(this,G,[]);let t=await Promise.allSettled(e.map(n=>this.erase(n))),s=e.filter((n,o)=>t[o].status==="rejected");return r(this,G).push(...s),s.length===0}};G=new WeakMap;var Si="https://www.bbc.co.uk/weather";function tt(i){if(!i)return Si;try{let e=new URL(i);if(e.protocol==="https:")return e.href}catch{}return console.warn("steady-chat: exit-url must be a full https address; using the default."),Si}function Ci(){document.documentElement.style.setProperty("display","none","important")}function Pi(){document.documentElement.style.removeProperty("display")}function Mi(i,e){try{Ti(window.top??window,i,e)}catch{Ti(window,i,e)}}function Ti(i,e,t){t==="navigate"?i.location.href=e:i.location.replace(e)}var z,Y,ie,fe,ge,se,Ze,et=class{constructor(e,t,s){this.wanted=e;this.count=t;this.done=s;p(this,se);p(this,z,0);p(this,Y,!1);p(this,ie);p(this,fe,e=>{y(this,Y,e.key==="Shift"),r(this,Y)||l(this,se,Ze).call(this,!1)});p(this,ge,e=>{e.key!=="Shift"||!r(this,Y)||!this.wanted()||(y(this,Y,!1),clearTimeout(r(this,ie)),y(this,z,r(this,z)+1),this.count(r(this,z),!1),r(this,z)===3?(y(this,z,0),this.done()):y(this,ie,setTimeout(()=>l(this,se,Ze).call(this,!0),5e3)))})}listen(){document.addEventListener("keydown",r(this,fe),!0),document.addEventListener("keyup",r(this,ge),!0)}ignore(){document.removeEventListener("keydown",r(this,fe),!0),document.removeEventListener("keyup",r(this,ge),!0),l(this,se,Ze).call(this,!1)}};z=new WeakMap,Y=new WeakMap,ie=new WeakMap,fe=new WeakMap,ge=new WeakMap,se=new WeakSet,Ze=function(e){clearTimeout(r(this,ie)),r(this,z)!==0&&(y(this,z,0),this.count(0,e))};var Ri={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Li=i=>(...e)=>({_$litDirective$:i,values:e}),it=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,s){this._$Ct=e,this._$AM=t,this._$Ci=s}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Rs}=$i,Hi=i=>i;var zi=()=>document.createComment(""),ne=(i,e,t)=>{let s=i._$AA.parentNode,n=e===void 0?i._$AB:e._$AA;if(t===void 0){let o=s.insertBefore(zi(),n),a=s.insertBefore(zi(),n);t=new Rs(o,a,i,i.options)}else{let o=t._$AB.nextSibling,a=t._$AM,h=a!==i;if(h){let d;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(d=i._$AU)!==a._$AU&&t._$AP(d)}if(o!==n||h){let d=t._$AA;for(;d!==o;){let m=Hi(d).nextSibling;Hi(s).insertBefore(d,n),d=m}}}return t},D=(i,e,t=i)=>(i._$AI(e,t),i),Ls={},Oi=(i,e=Ls)=>i._$AH=e,Ni=i=>i._$AH,st=i=>{i._$AR(),i._$AA.remove()};var Ui=(i,e,t)=>{let s=new Map;for(let n=e;n<=t;n++)s.set(i[n],n);return s},nt=Li(class extends it{constructor(i){if(super(i),i.type!==Ri.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let s;t===void 0?t=e:e!==void 0&&(s=e);let n=[],o=[],a=0;for(let h of i)n[a]=s?s(h,a):a,o[a]=t(h,a),a++;return{values:o,keys:n}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,s]){let n=Ni(i),{values:o,keys:a}=this.dt(e,t,s);if(!Array.isArray(n))return this.ut=a,o;let h=this.ut??=[],d=[],m,v,g=0,$=n.length-1,w=0,k=o.length-1;for(;g<=$&&w<=k;)if(n[g]===null)g++;else if(n[$]===null)$--;else if(h[g]===a[w])d[w]=D(n[g],o[w]),g++,w++;else if(h[$]===a[k])d[k]=D(n[$],o[k]),$--,k--;else if(h[g]===a[k])d[k]=D(n[g],o[k]),ne(i,d[k+1],n[g]),g++,k--;else if(h[$]===a[w])d[w]=D(n[$],o[w]),ne(i,n[g],n[$]),$--,w++;else if(m===void 0&&(m=Ui(a,w,k),v=Ui(h,g,$)),m.has(h[g]))if(m.has(h[$])){let M=v.get(a[w]),xt=M!==void 0?n[M]:null;if(xt===null){let ii=ne(i,n[g]);D(ii,o[w]),d[w]=ii}else d[w]=D(xt,o[w]),ne(i,n[g],xt),n[M]=null;w++}else st(n[$]),$--;else st(n[g]),g++;for(;w<=k;){let M=ne(i,d[k+1]);D(M,o[w]),d[w++]=M}for(;g<=$;){let M=n[g++];M!==null&&st(M)}return this.ut=a,Oi(i,d),H}});var S=i=>bi`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  <path d=${i} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`,A={leave:S("M10 4H5v16h5M14 8l4 4-4 4M18 12H9"),help:S("M12 20s-7.5-4.4-7.5-10A4.3 4.3 0 0 1 12 7.200A4.300 4.300 0 0 1 19.500 10C19.500 15.600 12 20 12 20z"),clear:S("M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13"),close:S("M6 6l12 12M18 6L6 18"),call:S("M6 3.500l3 .5 1.500 4-2 1.500a12 12 0 0 0 6 6l1.500-2 4 1.500.500 3c-.100 1.500-1 2.500-2.500 2.500C10.500 20.500 3.500 13.500 3.500 6c0-1.500 1-2.400 2.500-2.500z"),text:S("M4 5h16v11H11l-4.500 4v-4H4zM8 9h8M8 12h5"),web:S("M13 5h6v6M19 5l-8.500 8.500M17 14v5H5V7h5"),email:S("M4 6h16v12H4zM4.500 6.500L12 13l7.500-6.500"),copy:S("M9 9h10v11H9zM15 9V4H5v11h4"),send:S("M12 19V5M6 11l6-6 6 6"),down:S("M12 5v14M6 13l6 6 6-6"),chat:S("M4 5h16v11H11l-4.500 4v-4H4z")};var Hs=["tel:","sms:","https:","mailto:"];function Di(i){return Array.from(i.querySelectorAll("li"),e=>Ii(e.childNodes))}function Ii(i){return Array.from(i,zs)}function zs(i){if(i instanceof Text)return i.data;if(!(i instanceof Element))return u;let e=Ii(i.childNodes);return i instanceof HTMLAnchorElement&&Hs.includes(i.protocol)?i.protocol==="https:"?c`<a href=${i.href} target="_blank" rel="noreferrer">${e}</a>`:c`<a href=${i.href}>${e}</a>`:["STRONG","B","H2","H3","H4"].includes(i.tagName)?c`<strong>${e}</strong>`:i.tagName==="P"?c`<p>${e}</p>`:c`${e}`}var Bi={launcher:"محادثة",title:"محادثة",subtitle:"ستيدي برنامج محادثة وليس إنسانًا",leave:"غادر الآن",help:"اطلب المساعدة الآن",clear:"امسح هذه المحادثة",clearShort:"امسح",close:"أغلق المحادثة",introTitle:"قبل أن تبدأ",introWho:"ستيدي برنامج محادثة وليس إنسانًا. يساعدك عندما يهددك أحد بنشر صور خاصة.",introName:"لا حاجة إلى ذكر اسمك. من فضلك لا ترسل صورًا.",introKept:"نحتفظ بكلماتك حتى {days} لكي نحسّن ستيدي. نخفي الأسماء والأرقام أولًا.",introKeptForEver:"نحتفظ بكلماتك إلى أن تمسحها لكي نحسّن ستيدي. نخفي الأسماء والأرقام أولًا.",introLeave:"زر «غادر الآن» يحذف هذه المحادثة ويفتح موقعًا آخر. الضغط على Shift ثلاث مرات يفعل الشيء نفسه.",introHistory:"لا يمكنه حذف سجل المتصفح. قد يرى الآخرون أنك زرت هذا الموقع.",introSafety:"كيف تبقى آمنًا على هذا الجهاز",introAgain:"عن هذه المحادثة وخصوصيتك",start:"ابدأ المحادثة",starting:"جارٍ بدء المحادثة",messages:"الرسائل",you:"قلتَ:",steady:"قال ستيدي:",message:"رسالتك",placeholder:"اكتب رسالتك",send:"أرسل",writing:"ستيدي يكتب",newMessage:"أظهر الرسالة الجديدة",file:"حاولت إضافة ملف. لم يُرسَل.",fileOffline:"من فضلك لا ترسل صورًا أو ملفات هنا. لا أحد هنا يحتاج إلى رؤيتها. احتفظ بها في مكان آمن وأخبرنا بالكلمات.",queued:"في انتظار الإرسال",sending:"جارٍ الإرسال",failed:"لم تُرسَل هذه الرسالة بعد.",retry:"حاول مرة أخرى",copyMine:"انسخ",trying:"الاتصال بطيء. ما زلنا نحاول.",down:"لا يمكننا الوصول إلى المحادثة الآن. كلماتك ما زالت هنا.",downHelp:"يمكن لهؤلاء مساعدتك من دون هذه المحادثة:",newChat:"ابدأ محادثة جديدة",cleared:"حُذفت هذه المحادثة.",clearedHere:"حُذفت المحادثة من هذه الصفحة. لم نتمكن من الوصول إلى الخادم، وسنحاول حذفها هناك مرة أخرى.",resumed:"أهلًا بعودتك. يمكننا أن نكمل. لا نعرض ما كتبته من قبل حفاظًا على خصوصيتك.",helpTitle:"أشخاص يمكنهم المساعدة الآن",helpText:"يمكنك الاتصال بهم أو مراسلتهم من دون هذه المحادثة. إذا كان أحد في خطر فاتصل برقم الطوارئ.",helpBack:"عُد إلى المحادثة",call:"اتصل على {number}",text:"أرسل رسالة نصية إلى {number}",textWord:"أرسل كلمة {word} إلى {number}",chatOnline:"محادثة عبر الإنترنت",website:"الموقع",email:"البريد الإلكتروني",newTab:"يُفتح في تبويب جديد",cost:"التكلفة: {cost}",why:"لماذا هذا الخيار: {why}",more:"أشخاص آخرون يمكنهم المساعدة",steps:"ضع علامة على الخطوة بعد أن تنجزها. أنت وحدك ترى ذلك.",copyWords:"انسخ هذه الكلمات",copied:"تم النسخ",copyFailed:"لم نتمكن من النسخ. اضغط مطولًا على الكلمات لنسخها.",pick:"يمكنك أن تختار:",shiftTwice:"Shift: اضغط مرتين أخريين للمغادرة.",shiftOnce:"Shift: اضغط مرة أخرى للمغادرة.",shiftOver:"كان الضغط على Shift بطيئًا. يمكنك أن تبدأ من جديد."};var ji={launcher:"Sgwrs",title:"Sgwrs",subtitle:"Sgwrsfot yw Steady, nid person",leave:"Gadael nawr",help:"Cael help nawr",clear:"Clirio'r sgwrs hon",clearShort:"Clirio",close:"Cau'r sgwrs",introTitle:"Cyn i ti ddechrau",introWho:"Sgwrsfot yw Steady, nid person. Mae'n helpu pan fydd rhywun yn bygwth rhannu lluniau preifat.",introName:"Does dim rhaid i ti roi dy enw. Paid ag anfon lluniau, os gweli di'n dda.",introKept:"Rydyn ni'n cadw dy eiriau am hyd at {days}, i wella Steady. Rydyn ni'n cuddio enwau a rhifau yn gyntaf.",introKeptForEver:"Rydyn ni'n cadw dy eiriau nes i ti eu clirio, i wella Steady. Rydyn ni'n cuddio enwau a rhifau yn gyntaf.",introLeave:"Mae “Gadael nawr” yn dileu'r sgwrs hon ac yn agor gwefan arall. Mae pwyso Shift 3 gwaith yn gwneud yr un peth.",introHistory:"All e ddim dileu hanes dy borwr. Efallai y bydd pobl yn dal i weld dy fod wedi dod i'r wefan hon.",introSafety:"Sut i gadw'n ddiogel ar y ddyfais hon",introAgain:"Am y sgwrs hon a dy breifatrwydd",start:"Dechrau'r sgwrs",starting:"Yn dechrau'r sgwrs",messages:"Negeseuon",you:"Dywedaist ti:",steady:"Dywedodd Steady:",message:"Dy neges",placeholder:"Teipia dy neges",send:"Anfon",writing:"Mae Steady yn ysgrifennu",newMessage:"Dangos y neges newydd",file:"Ceisiaist ti ychwanegu ffeil. Chafodd hi mo'i hanfon.",fileOffline:"Paid ag anfon lluniau na ffeiliau yma. Does neb yma angen eu gweld. Cadwa nhw'n ddiogel a dweda wrthon ni mewn geiriau.",queued:"Yn aros i gael ei hanfon",sending:"Yn anfon",failed:"Dyw hon ddim wedi'i hanfon eto.",retry:"Rho gynnig arall arni",copyMine:"Copïo",trying:"Mae hyn yn araf. Rydyn ni'n dal i drio.",down:"Allwn ni ddim cyrraedd y sgwrs nawr. Mae dy eiriau yma o hyd.",downHelp:"Gall y bobl hyn dy helpu heb y sgwrs hon:",newChat:"Dechrau sgwrs newydd",cleared:"Mae'r sgwrs hon wedi'i dileu.",clearedHere:"Mae'r sgwrs wedi mynd o'r dudalen hon. Doedd dim modd cyrraedd ein gweinydd, felly byddwn ni'n trio ei dileu yno eto.",resumed:"Croeso 'nôl. Gallwn ni fynd ymlaen. Dyw'r hyn a ysgrifennaist o'r blaen ddim yn cael ei ddangos, i'w gadw'n breifat.",helpTitle:"Pobl sy'n gallu helpu nawr",helpText:"Gelli di ffonio neu ysgrifennu atyn nhw heb y sgwrs hon. Os oes rhywun mewn perygl, ffonia'r rhif argyfwng.",helpBack:"Yn ôl i'r sgwrs",call:"Ffonio {number}",text:"Tecstio {number}",textWord:"Tecstio {word} i {number}",chatOnline:"Sgwrsio ar-lein",website:"Gwefan",email:"E-bost",newTab:"yn agor mewn tab newydd",cost:"Cost: {cost}",why:"Pam yr un yma: {why}",more:"Mwy o bobl sy'n gallu helpu",steps:"Ticia gam ar ôl i ti ei wneud. Dim ond ti sy'n gallu gweld hyn.",copyWords:"Copïo'r geiriau hyn",copied:"Wedi copïo",copyFailed:"Doedd dim modd copïo. Pwysa a dal y geiriau i'w copïo.",pick:"Gelli di ddewis:",shiftTwice:"Shift: pwysa 2 waith eto i adael.",shiftOnce:"Shift: pwysa 1 waith eto i adael.",shiftOver:"Cafodd Shift ei bwyso'n rhy araf i adael. Gelli di ddechrau eto."};var Dt={launcher:"Chat",title:"Chat",subtitle:"Steady is a chatbot, not a person",leave:"Leave now",help:"Get help now",clear:"Clear this chat",clearShort:"Clear",close:"Close the chat",introTitle:"Before you start",introWho:"Steady is a chatbot, not a person. It helps when someone threatens to share private pictures.",introName:"You don't have to give your name. Please don't send pictures.",introKept:"We keep your words for up to {days}, to make Steady better. We hide names and numbers first.",introKeptForEver:"We keep your words until you clear them, to make Steady better. We hide names and numbers first.",introLeave:"“Leave now” deletes this chat and opens another website. Pressing Shift 3 times does the same.",introHistory:"It can't delete your browser history. People may still see that you came to this site.",introSafety:"How to stay safe on this device",introAgain:"About this chat and your privacy",start:"Start the chat",starting:"Starting the chat",messages:"Messages",you:"You said:",steady:"Steady said:",message:"Your message",placeholder:"Type your message",send:"Send",writing:"Steady is writing",newMessage:"Show the new message",file:"You tried to add a file. It was not sent.",fileOffline:"Please don't send pictures or files here. Nobody here needs to see them. Keep them safe and tell us in words.",queued:"Waiting to be sent",sending:"Sending",failed:"This has not been sent yet.",retry:"Try again",copyMine:"Copy",trying:"This is slow. We are still trying.",down:"We can't reach the chat right now. Your words are still here.",downHelp:"These people can help you without this chat:",newChat:"Start a new chat",cleared:"This chat is deleted.",clearedHere:"This chat is gone from this page. We could not reach our server, so we will try to delete it there again.",resumed:"Welcome back. We can go on. What you wrote before is not shown, to keep it private.",helpTitle:"People who can help now",helpText:"You can call or write to them without this chat. If someone is in danger, call the emergency number.",helpBack:"Back to the chat",call:"Call {number}",text:"Text {number}",textWord:"Text {word} to {number}",chatOnline:"Chat online",website:"Website",email:"Email",newTab:"opens in a new tab",cost:"Cost: {cost}",why:"Why this one: {why}",more:"More people who can help",steps:"Tick a step when you have done it. Only you can see this.",copyWords:"Copy these words",copied:"Copied",copyFailed:"We could not copy. Press and hold the words to copy them.",pick:"You can pick:",shiftTwice:"Shift: press 2 more times to leave.",shiftOnce:"Shift: press 1 more time to leave.",shiftOver:"You pressed Shift too slowly to leave. You can start again."};var ye={en:{strings:Dt,direction:"ltr",reviewed:!0},cy:{strings:ji,direction:"ltr",reviewed:!1},ar:{strings:Bi,direction:"rtl",reviewed:!1}};function Wi(i,e){let t=s=>s.toLowerCase().split("-")[0];return i&&t(i)in ye?t(i):e.map(t).find(s=>ye[s]?.reviewed)??"en"}function It(i,e){let{strings:t}=ye[i];return(s,n={})=>(e[s]??t[s]??Dt[s]).replace(/\{(\w+)\}/g,(o,a)=>String(n[a]??o))}function qi(i,e){let t={style:"unit",unit:"day",unitDisplay:"long",numberingSystem:"latn"};return new Intl.NumberFormat(i,t).format(e)}var Bt=/^\s*\d{1,2}\.\s+(.+)$/,Fi=/(https:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|[\w.+-]+@[\w-]+\.[\w.-]*\w)/;function Vi(i){let e=i.split(`
`),t=e.findIndex(n=>Bt.test(n)),s=t;for(;s>=0&&s<e.length&&Bt.test(e[s]);)s+=1;return s-t<2?{before:i,steps:[],after:""}:{before:e.slice(0,t).join(`
`).trim(),steps:e.slice(t,s).map(n=>Bt.exec(n)[1]),after:e.slice(s).join(`
`).trim()}}function Ki(i){return i.split(Fi).filter(Boolean).map(e=>Fi.test(e)?{text:e,href:e.startsWith("https:")?e:`mailto:${e}`}:{text:e})}var Yi=3;function Qi(i,e){return c`${nt(i,t=>t.key,(t,s)=>{if(t.from==="person")return Os(t,e);let n=i[s-1]?.from!=="steady";return c`<li class="steady" data-key=${t.key}>
        ${n?c`<span class="unseen">${e.say("steady")} </span>`:u}${Ns(t,e)}
      </li>`})}`}function Os(i,{say:e,retry:t,copy:s,copyLabel:n}){let o={queued:e("queued"),sending:e("sending"),failed:e("failed"),sent:"",refused:""}[i.state],a=i.state==="failed"||i.state==="refused";return c`<li class="person" part="message-person" tabindex="-1" data-key=${i.key}>
    <div class="bubble mine" dir="auto"><span class="unseen">${e("you")} </span>${i.words}</div>
    ${o?c`<p class="state ${i.state}">${o}</p>`:u}
    ${a?c`<div class="row end">
          ${i.state==="failed"?c`<button class="button primary" type="button" @click=${t}>${e("retry")}</button>`:u}
          <button class="button" type="button" @click=${()=>s(i.words)}>
            ${A.copy}${n(i.words,"copyMine")}
          </button>
        </div>`:u}
  </li>`}function Ns(i,e){switch(i.kind){case"notice":return c`<p class="notice">${i.words}</p>`;case"text":return Us(i,e);case"copy":return c`<figure class="bubble copy" part="message" lang=${i.lang??e.botLanguage} dir="auto">
        <blockquote>${i.text}</blockquote>
        <button class="button" type="button" @click=${()=>e.copy(i.text)}>
          ${A.copy}${e.copyLabel(i.text,"copyWords")}
        </button>
      </figure>`;case"helplines":return Ds(i,e);case"choices":return e.choicesOpen(i)?c`<ul class="choices" part="choices">
        ${i.choices.map(t=>c`<li>
            <button class="button choice ${t.style??""}" part="choice" type="button" lang=${e.botLanguage} dir="auto"
              @click=${()=>e.choose(t)}>${t.title}</button>
          </li>`)}
      </ul>`:u}}function Us(i,e){let{before:t,steps:s,after:n}=Vi(i.text);return c`<div class="bubble" part="message" lang=${i.lang??e.botLanguage} dir="auto">
    ${t?c`<p>${jt(t,e.say)}</p>`:u}
    ${s.length?c`<ol class="steps">
            ${s.map((o,a)=>c`<li>
                <label><input type="checkbox" .checked=${i.ticked.has(a)} @change=${()=>e.tick(i,a)} />
                  <span><span class="number">${a+1}.</span> ${jt(o,e.say)}</span></label>
              </li>`)}
          </ol>
          <p class="hint" lang=${e.language}>${e.say("steps")}</p>`:u}
    ${n?c`<p>${jt(n,e.say)}</p>`:u}
  </div>`}function jt(i,e){return Ki(i).map(({text:t,href:s})=>s?ot(s,c`${t}`,e):c`${t}`)}function Ds(i,e){let t=i.unfolded?i.cards:i.cards.slice(0,Yi),s=i.cards.length>t.length;return c`<ul class="cards">
      ${t.map(n=>c`<li class="card" part="helpline" lang=${e.botLanguage}>${Is(n,e)}</li>`)}
    </ul>
    ${s||i.more?c`<button class="button more" type="button"
          @click=${()=>s?e.unfold(i):e.askForMore()}>${e.say("more")}</button>`:u}`}function Is(i,{say:e,level:t}){let{sms:s}=i;return c`
    <div class="name" role="heading" aria-level=${t} tabindex="-1">${i.name}</div>
    ${i.open_text?c`<p class="hours ${i.open??"unknown"}"><span class="dot" aria-hidden="true"></span>${i.open_text}</p>`:u}
    ${i.what?c`<p>${i.what}</p>`:u}
    ${i.where?c`<p class="soft">${i.where}</p>`:u}
    ${i.why?c`<p class="soft">${e("why",{why:i.why})}</p>`:u}
    <div class="row">
      ${i.phone?be(`tel:${Gi(i.phone)}`,"call",e("call",{number:i.phone}),i,e):u}
      ${s?be(`sms:${Gi(s.number)}`,"text",s.text?e("textWord",{word:s.text,number:s.number}):e("text",{number:s.number}),i,e):u}
      ${i.chat_url?be(i.chat_url,"chat",e("chatOnline"),i,e):u}
      ${i.url?be(i.url,"web",e("website"),i,e):u}
      ${i.email?be(`mailto:${i.email}`,"email",e("email"),i,e):u}
    </div>
    ${i.cost?c`<p class="soft">${e("cost",{cost:i.cost})}</p>`:u}
  `}function be(i,e,t,s,n){return ot(i,c`${A[e]}<span>${t}<span class="unseen"> (${s.name})</span></span>`,n,"button contact")}function ot(i,e,t,s=""){return/^(tel|sms|mailto):/.test(i)?c`<a class=${s} href=${i}>${e}</a>`:c`<a class=${s} href=${i} target="_blank" rel="noreferrer">${e}<span class="unseen"> (${t("newTab")})</span></a>`}function Gi(i){return i.replace(/[^0-9+]/g,"")}function Ji(i,e){if(i.from==="person")return[];switch(i.kind){case"notice":return[i.words];case"choices":return[`${e("pick")} ${i.choices.map(t=>t.title).join(", ")}.`];case"helplines":return i.cards.slice(0,Yi).map(t=>{let s=[t.phone&&e("call",{number:t.phone}),t.sms&&e(t.sms.text?"textWord":"text",{word:t.sms.text??"",number:t.sms.number})];return[t.name,t.open_text,t.what,t.where,...s].filter(Boolean).map(Bs).join(" ")});default:return[i.text]}}var Bs=i=>/[.!?]$/.test(i)?i:`${i}.`;function Zi(i,e){let{host:t,context:s,does:n}=i,{say:o}=s,a=t.display==="page";return c`<div class="frame ${a?"page":"window"}" lang=${s.language} dir=${e}>
    ${a?Xi(i):c`<div role="region" aria-label=${o("launcher")} class="corner">
            <button class="launcher button primary" part="launcher" type="button" aria-expanded=${t.open}
              @click=${n.toggle}>${A.chat}${o("launcher")}</button>
          </div>
          <dialog part="dialog" aria-label=${o("title")} @cancel=${n.cancelled} @close=${n.closed}>
            ${t.open?Xi(i):u}
          </dialog>`}
  </div>`}function Xi(i){let{chat:e,context:t,does:s,helpOpen:n,helpIsBeside:o,lines:a,unread:h}=i,{say:d}=t;return c`<div class="panel ${o?"wide":""}" part="panel" @keydown=${s.keyPressed} @scroll=${s.scrolled}
      @paste=${s.filesGiven} @drop=${s.filesGiven} @dragover=${s.filesGiven}>
    ${js(i)}
    ${n||o?Fs(i):u}
    <div class="body" ?hidden=${n&&!o}>
      <div class="log" part="log" role="region" aria-label=${d("messages")} tabindex="0" @scroll=${s.scrolled}>
        ${Ws(i)}
        <ol class="entries">${Qi(e.entries,t)}</ol>
        ${qs(i)}
      </div>
      ${h?c`<button class="button new" type="button" @click=${s.toNew}>${A.down}${d("newMessage")}</button>`:u}
    </div>
    ${Vs(i)}
    <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
      ${nt(a,m=>m.key,m=>c`<p>${m.text}</p>`)}
    </div>
  </div>`}function js({host:i,context:{say:e,level:t},helpOpen:s,helpIsBeside:n,shift:o,does:a}){return c`<header class="header" part="header">
    <div class="names">
      <div class="title" role="heading" aria-level=${t-1} tabindex="-1">${e("title")}</div>
      <p class="soft">${e("subtitle")}</p>
    </div>
    <div class="leave">
      <a class="button strong" part="leave" href=${tt(i.exitUrl)} rel="noreferrer nofollow" @click=${a.leave}>
        ${A.leave}${e("leave")}</a>
      <span class="presses" aria-hidden="true" ?hidden=${!o.presses}>
        ${[1,2,3].map(h=>c`<span class=${h<=o.presses?"on":""}></span>`)}
      </span>
    </div>
    <span class="unseen" role="status">${o.words}</span>
    <button class="button help-button" part="help-button" type="button" aria-expanded=${n?u:s}
      @click=${a.toggleHelp}>${A.help}${e("help")}</button>
    <button class="button quiet clear" type="button" aria-label=${e("clear")} @click=${a.clear}>
      ${A.clear}<span class="long">${e("clear")}</span><span class="short">${e("clearShort")}</span></button>
    ${i.display==="page"?u:c`<button class="button quiet close" type="button" aria-label=${e("close")} @click=${a.close}>${A.close}</button>`}
  </header>`}function Ws({host:i,chat:e,context:{say:t,level:s,language:n},does:o}){let a=Number.isFinite(i.keptDays)?"introKept":"introKeptForEver",d=c`<ul class="facts">
      ${[["introWho","chat"],["introName","help"],[a,"clear"],["introLeave","leave"]].map(([m,v])=>c`<li>${A[v]}<span>${t(m,{days:qi(n,i.keptDays)})}
        ${m==="introLeave"?t("introHistory"):u}</span></li>`)}
    </ul>
    ${i.safetyUrl?c`<p>${ot(new URL(i.safetyUrl,document.baseURI).href,c`${t("introSafety")}`,t)}</p>`:u}`;return e.stage!=="new"||e.entries.some(m=>m.from==="person")?c`<details class="about"><summary>${t("introAgain")}</summary>${d}</details>`:c`<section class="intro" part="intro">
    <div class="name" role="heading" aria-level=${s}>${t("introTitle")}</div>
    ${d}
    <button class="button primary start" type="button" @click=${o.start}>${t("start")}</button>
  </section>`}function qs({host:i,chat:{entries:e,stage:t,reach:s,waiting:n},context:{say:o,retry:a},does:h}){return c`
    ${n?c`<p class="writing" aria-hidden="true"><i></i><i></i><i></i></p>`:u}
    ${s==="trying"?c`<p class="notice">${o("trying")}</p>`:u}
    ${t==="over"?c`<button class="button primary" type="button" @click=${h.start}>${o("newChat")}</button>`:u}
    <div role="alert">${s==="down"?c`<p class="down">${o("down")}</p>`:u}</div>
    ${s==="down"?c`<section class="offline" part="offline">
          ${e.some(d=>d.from==="person"&&d.state==="failed")?u:c`<button class="button primary" type="button" @click=${a}>${o("retry")}</button>`}
          <p>${o("downHelp")}</p>${es(i)}
        </section>`:u}`}function Fs({host:i,context:{say:e,level:t},helpIsBeside:s,does:n}){return c`<section class="help" part="help">
    <div class="name title" role="heading" aria-level=${t} tabindex="-1">${e("helpTitle")}</div>
    <p>${e("helpText")}</p>
    ${es(i)}
    ${s?u:c`<button class="button primary" type="button" @click=${n.toggleHelp}>${e("helpBack")}</button>`}
  </section>`}function es(i){return c`<ul class="cards">
    ${Di(i).map(e=>c`<li class="card plain" part="helpline" lang=${i.botLanguage} dir="auto">${e}</li>`)}
  </ul>`}function Vs({context:{say:i},draft:e,does:t}){return c`<form class="composer" part="composer" autocomplete="off" @submit=${t.submit}>
    <label class="unseen" for="message">${i("message")}</label>
    <textarea id="message" part="input" rows="1" maxlength="4000" dir="auto" autocomplete="off" spellcheck="false"
      enterkeyhint="send" placeholder=${i("placeholder")} .value=${e} @keydown=${t.keyPressedInBox}
      @input=${t.drafted}></textarea>
    <button class="button primary send" part="send" type="submit">${A.send}${i("send")}</button>
  </form>`}function ts(i,e,t){let{left:s,width:n,bottom:o,height:a}=e.getBoundingClientRect(),h=o+t,d=Ks(document.elementFromPoint(s+n/2,h-a/2));if(!d||d.contains(i))return 0;let m=h-d.getBoundingClientRect().top+8,v=h-a-8;return m>0&&m<=v?Math.ceil(m):0}function Ks(i){for(;i&&!["fixed","sticky"].includes(getComputedStyle(i).position);)i=i.parentElement;return i}var Gs="(max-width: 30em), (max-height: 30em)",Ys="(min-width: 62em)",Qs=1e3,ve,we,$e,xe,oe,re,rt,_e,lt,ke,dt,at=class{constructor(e){this.host=e;p(this,re);p(this,ve,matchMedia(Gs));p(this,we,matchMedia(Ys));p(this,$e,new AbortController);p(this,xe,!1);p(this,oe,0);p(this,_e,()=>{l(this,re,rt).call(this),this.host.requestUpdate()});p(this,lt,e=>{e.target!==this.host&&e.newState==="open"&&l(this,re,rt).call(this)});p(this,ke,()=>{let e=this.host.find(".launcher");if(!e||this.host.open||document.hidden)return;let t=ts(this.host,e,r(this,oe));t!==r(this,oe)&&(y(this,oe,t),this.host.style.setProperty("--_lift",`${t}px`))});p(this,dt,()=>{let{height:e,scale:t}=visualViewport;t===1&&this.host.style.setProperty("--_height",`${e}px`)});e.addController(this)}get helpIsBeside(){return this.host.display==="page"&&r(this,we).matches}hostConnected(){let{signal:e}=y(this,$e,new AbortController);if(document.addEventListener("toggle",r(this,lt),{capture:!0,signal:e}),r(this,ve).addEventListener("change",r(this,_e),{signal:e}),r(this,we).addEventListener("change",r(this,_e),{signal:e}),visualViewport?.addEventListener("resize",r(this,dt),{signal:e}),this.host.display!=="launcher")return;let t=setInterval(r(this,ke),Qs);e.addEventListener("abort",()=>clearInterval(t)),this.host.updateComplete.then(r(this,ke))}hostDisconnected(){r(this,$e).abort()}hostUpdated(){this.host.open!==r(this,xe)&&(y(this,xe,this.host.open),l(this,re,rt).call(this))}};ve=new WeakMap,we=new WeakMap,$e=new WeakMap,xe=new WeakMap,oe=new WeakMap,re=new WeakSet,rt=function(){let e=this.host.find("dialog");if(!e)return;let t=this.host.shadowRoot.activeElement;if(e.open&&e.close(),is(e)&&e.hidePopover(),!this.host.open)return;let s=!r(this,ve).matches;e.popover=s?"manual":null,s?e.showPopover?e.showPopover():e.show():e.showModal(),t?.focus({preventScroll:!0})},_e=new WeakMap,lt=new WeakMap,ke=new WeakMap,dt=new WeakMap;function is(i){try{return i.matches(":popover-open")}catch{return!1}}function ss(i){return i.open||is(i)}var Ee,ae,_,ct,Wt,qt,ns,ht,Ft,Vt,pt=class{constructor(e,t){this.host=e;this.entries=t;p(this,_);this.unread=!1;this.follow=!1;p(this,Ee,!0);p(this,ae,0);this.scrolled=()=>{let e=r(this,_,ht);!this.unread||!e||l(this,_,qt).call(this,e)>=80||(this.unread=!1,this.host.requestUpdate())};this.toNew=()=>{this.unread=!1,this.host.requestUpdate(),this.toLastTurn(),l(this,_,Vt).call(this,r(this,_,ct))};e.addController(this)}forget(){this.unread=!1,y(this,ae,0)}hostUpdate(){let e=r(this,_,ht);e&&y(this,Ee,l(this,_,qt).call(this,e)<80)}hostUpdated(){let e=this.entries().filter(s=>s.key>r(this,ae));if(!e.length)return;y(this,ae,Math.max(...e.map(s=>s.key))),e.some(s=>s.from==="person")||r(this,Ee)||this.follow?(l(this,_,Wt).call(this,e[0]),this.follow=!1):(this.unread=!0,this.host.requestUpdate())}toLastTurn(){r(this,_,ct)&&l(this,_,Wt).call(this,r(this,_,ct))}focusLast(){let e=this.entries();l(this,_,Vt).call(this,e[e.length-1])}};Ee=new WeakMap,ae=new WeakMap,_=new WeakSet,ct=function(){let e=this.entries();return[...e].reverse().find(t=>t.from==="person")??e[0]},Wt=function(e){let t=this.entries(),s=t[t.indexOf(e)-1],n=s?.from==="person"?s:e,o=r(this,_,ht),a=l(this,_,Ft).call(this,n);if(!o||!a)return;let h=a.getBoundingClientRect().top-o.getBoundingClientRect().top;o.scrollTop+=h-l(this,_,ns).call(this,o)-12},qt=function(e){let t=e.classList.contains("panel")?this.host.find(".composer")?.offsetHeight??0:0;return e.scrollHeight-e.scrollTop-e.clientHeight-t},ns=function(e){return e.classList.contains("panel")?this.host.find(".leave")?.offsetHeight??0:0},ht=function(){let e=this.host.find(".log");return e?getComputedStyle(e).overflowY==="auto"?e:this.host.find(".panel"):null},Ft=function(e){return this.host.find(`[data-key="${e.key}"]`)},Vt=function(e){e&&l(this,_,Ft).call(this,e)?.focus({preventScroll:!0})};var Kt="steady-chat";function os(){try{return sessionStorage.getItem(Kt)}catch{return null}}function rs(i){try{i?sessionStorage.setItem(Kt,i):sessionStorage.removeItem(Kt)}catch{}}var Js={ground:["#f7f3ec","#1f1d1b"],paper:["#ffffff","#2c2926"],mine:["#dfe9e4","#33443f"],ink:["#2a2622","#f3ede5"],soft:["#5b534a","#c9bfb2"],line:["#d8cebf","#4a443d"],edge:["#7d7468","#978c80"],accent:["#2f5a50","#a9d3c6"],"on-accent":["#ffffff","#17261f"],focus:["#1a4fc4","#a9c7ff"]},Gt=i=>Ue(Object.entries(Js).map(([e,t])=>`--_${e}: var(--steady-${e}${i?"-dark":""}, ${t[i]});`).join(`
`)),as=Et`
  :host {
    all: initial !important;
    display: block !important;
    font-size: var(--steady-font-size, medium) !important;
    ${Gt(0)}
    color-scheme: light !important;
    --_radius: var(--steady-radius, 1.1em);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) { ${Gt(1)} color-scheme: dark !important; }
  }
  :host([theme="dark"]) { ${Gt(1)} color-scheme: dark !important; }
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
  .hours { display: flex; gap: .5em; align-items: baseline; font-size: .9375em; }
  .dot { flex: none; inline-size: .65em; block-size: .65em; border: 2px solid var(--_edge); border-radius: 50%; }
  .hours.open .dot, .hours.online .dot { background: var(--_accent); border-color: var(--_accent); }
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
  @media (max-width: 50em) {
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
    /* what gets focus stops below the way out, not under it */
    .panel, .page .panel.wide { display: block; overflow-y: auto; scroll-padding-block-start: 4.5em; }
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

  /* ---- on paper: what was said, whole, and nothing to press */
  @media print {
    .panel, .page .panel.wide, .body, .log { display: block; block-size: auto; overflow: visible; }
    .page .header .button, .composer, .new, .choices, .about, .more, .wide .help { display: none; }
    .bubble, .card { break-inside: avoid; }
  }

  @media (forced-colors: active) {
    .button, .bubble, .card { border-color: ButtonBorder; }
    a.button, a.button.strong, a.button.contact:first-of-type { color: LinkText; background: Canvas; }
    button.button, button.button.primary { color: ButtonText; background: ButtonFace; }
    .mine { border-style: dashed; }
    .presses .on, .hours.open .dot, .hours.online .dot { forced-color-adjust: none; background: CanvasText; border-color: CanvasText; }
    .writing i { background: CanvasText; }
    :focus-visible { outline-color: Highlight; box-shadow: none; }
  }
`;var Xs="More people who can help",x,E,Q,T,J,Se,Te,I,Ce,Pe,Me,C,Re,yt,bt,vt,wt,f,Yt,Qt,mt,Jt,Xt,ft,Zt,$t,ei,ls,ds,cs,gt,ti,Ae,hs,ut=class extends me{constructor(){super(...arguments);p(this,f);p(this,x);p(this,E,It("en",{}));p(this,Q,"en");p(this,T,!1);p(this,J,"");p(this,Se,{presses:0,words:""});p(this,Te,new AbortController);p(this,I,new He(()=>this.requestUpdate()));p(this,Ce,new Je(()=>this.requestUpdate(),t=>r(this,I).say(t)));p(this,Pe,new Xe(t=>r(this,x).client.erase(t)));p(this,Me,new at(this));p(this,C,new pt(this,()=>r(this,x).entries));p(this,Re,new et(()=>this.open||this.display==="page"||r(this,x).entries.length>0,(t,s)=>l(this,f,cs).call(this,t,s),()=>this.leave()));p(this,yt,t=>{t.persisted&&(Pi(),l(this,f,mt).call(this),l(this,f,Yt).call(this))});p(this,bt,t=>{t.persisted&&l(this,f,mt).call(this)});p(this,vt,()=>{r(this,x).reach==="down"&&r(this,x).retry(),r(this,Pe).again()});p(this,wt,()=>{r(this,x).stage!=="new"&&(r(this,x).reach="down",l(this,f,Xt).call(this))});p(this,$t,{toggle:()=>this.open?this.hide():this.show(),cancelled:t=>{t.preventDefault(),this.hide()},closed:t=>{ss(t.target)||this.hide()},leave:t=>{t.preventDefault(),this.leave()},clear:()=>{this.clear()},close:()=>this.hide(),toNew:r(this,C).toNew,scrolled:r(this,C).scrolled,toggleHelp:()=>l(this,f,ei).call(this),start:()=>{r(this,C).follow=!0,r(this,x).start(),l(this,f,gt).call(this,[r(this,E).call(this,"starting")]),this.updateComplete.then(()=>this.moveFocusTo(".log"))},submit:t=>{t.preventDefault();let s=this.find("textarea"),n=s.value.trim();n&&(s.value=y(this,J,""),l(this,f,ft).call(this,{text:n},n))},drafted:t=>{y(this,J,t.target.value)},keyPressedInBox:t=>{t.key!=="Enter"||t.shiftKey||t.isComposing||(t.preventDefault(),this.find("form").requestSubmit())},keyPressed:t=>{if(!(t.key!=="Escape"||t.isComposing)){if(r(this,T))l(this,f,ei).call(this);else if(this.display==="launcher")this.hide();else return;t.preventDefault()}},filesGiven:t=>{(t instanceof ClipboardEvent?t.clipboardData:t.dataTransfer)?.types.includes("Files")&&(t.preventDefault(),t.type!=="dragover"&&(r(this,x).stage==="open"&&r(this,x).reach==="ok"?l(this,f,ft).call(this,{attachment:!0},r(this,E).call(this,"file")):r(this,x).notice(r(this,E).call(this,"fileOffline"))))}})}show(){this.display==="page"||this.open||(this.open=!0,l(this,f,Ae).call(this,"steady-open"),this.updateComplete.then(()=>{this.moveFocusTo(".title"),r(this,C).toLastTurn()}))}hide(){this.open&&(this.open=!1,y(this,T,!1),r(this,I).clear(),l(this,f,Ae).call(this,"steady-close"),this.updateComplete.then(()=>this.moveFocusTo(".launcher")))}leave(){Ci(),l(this,f,Ae).call(this,"steady-exit"),l(this,f,Jt).call(this),Mi(tt(this.exitUrl),this.exitMode)}async clear(){let t=l(this,f,Jt).call(this);y(this,T,!1),l(this,f,Ae).call(this,"steady-clear"),this.moveFocusTo(".title"),r(this,x).notice(r(this,E).call(this,await t?"cleared":"clearedHere"))}connectedCallback(){l(this,f,ti).call(this),y(this,x,new Ye(new Ke(new URL(this.endpoint,document.baseURI).href),{changed:()=>l(this,f,Xt).call(this),said:s=>l(this,f,gt).call(this,s.flatMap(n=>Ji(n,r(this,E)))),writing:()=>l(this,f,gt).call(this,[r(this,E).call(this,"writing")])})),super.connectedCallback(),l(this,f,Yt).call(this),this.noShiftExit||r(this,Re).listen();let{signal:t}=y(this,Te,new AbortController);addEventListener("pageshow",r(this,yt),{signal:t}),addEventListener("pagehide",r(this,bt),{signal:t}),addEventListener("online",r(this,vt),{signal:t}),addEventListener("offline",r(this,wt),{signal:t})}disconnectedCallback(){super.disconnectedCallback(),r(this,Te).abort(),r(this,Re).ignore(),r(this,x).forget()}willUpdate(t){(t.has("locale")||t.has("labels"))&&l(this,f,ti).call(this)}render(){let t={host:this,chat:r(this,x),context:r(this,f,hs),helpOpen:r(this,T),helpIsBeside:r(this,Me).helpIsBeside,unread:r(this,C).unread,draft:r(this,J),shift:r(this,Se),lines:r(this,I).lines,does:r(this,$t)};return Zi(t,ye[r(this,Q)].direction)}};x=new WeakMap,E=new WeakMap,Q=new WeakMap,T=new WeakMap,J=new WeakMap,Se=new WeakMap,Te=new WeakMap,I=new WeakMap,Ce=new WeakMap,Pe=new WeakMap,Me=new WeakMap,C=new WeakMap,Re=new WeakMap,yt=new WeakMap,bt=new WeakMap,vt=new WeakMap,wt=new WeakMap,f=new WeakSet,Yt=function(){let t=this.resume?os():null;t&&(r(this,x).resume(t),r(this,x).notice(r(this,E).call(this,"resumed")))},Qt=function(){this.resume&&rs(r(this,x).client.token)},mt=function(){r(this,I).clear(),r(this,C).forget(),y(this,J,"");let t=this.find("textarea");return t&&(t.value=""),r(this,x).forget()},Jt=function(){let t=l(this,f,mt).call(this);return l(this,f,Qt).call(this),r(this,Pe).add(t)},Xt=function(){l(this,f,Qt).call(this),this.requestUpdate()},ft=function(t,s){y(this,T,!1),r(this,C).unread=!1,r(this,x).send(t,s)},Zt=async function(t,s){l(this,f,ft).call(this,t,s),await this.updateComplete,r(this,C).focusLast()},$t=new WeakMap,ei=function(){if(r(this,Me).helpIsBeside)return this.moveFocusTo(".help .title");y(this,T,!r(this,T)),this.requestUpdate(),this.updateComplete.then(()=>this.moveFocusTo(r(this,T)?".help .title":".help-button"))},ls=async function(t){if(t.from!=="steady"||t.kind!=="helplines")return;let s=this.renderRoot.querySelectorAll(`[data-key="${t.key}"] .card`).length;t.unfolded=!0,this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelectorAll(`[data-key="${t.key}"] .card .name`)[s]?.focus()},ds=function(t,s){t.from!=="steady"||t.kind!=="text"||(t.ticked.delete(s)||t.ticked.add(s),this.requestUpdate())},cs=function(t,s){let n=s?r(this,E).call(this,"shiftOver"):["",r(this,E).call(this,"shiftTwice"),r(this,E).call(this,"shiftOnce"),""][t];y(this,Se,{presses:t,words:n}),this.requestUpdate()},gt=function(t){(this.open||this.display==="page")&&t.forEach(s=>r(this,I).say(s))},ti=function(){let t=this.closest("[lang]")?.getAttribute("lang");y(this,Q,Wi(this.locale,[...t?[t]:[],...navigator.languages])),y(this,E,It(r(this,Q),this.labels))},Ae=function(t){this.dispatchEvent(new CustomEvent(t,{bubbles:!0,composed:!0}))},hs=function(){let{entries:t}=r(this,x);return{say:r(this,E),language:r(this,Q),botLanguage:this.botLanguage,level:this.display==="page"?2:3,choicesOpen:s=>!t.slice(t.indexOf(s)+1).some(n=>n.from==="person"),choose:s=>{l(this,f,Zt).call(this,{choice:s.id},s.title)},retry:()=>r(this,x).retry(),copy:s=>{r(this,Ce).copy(s,r(this,E))},copyLabel:(s,n)=>r(this,Ce).label(s,n,r(this,E)),unfold:s=>{l(this,f,ls).call(this,s)},askForMore:()=>{l(this,f,Zt).call(this,{text:Xs},r(this,E).call(this,"more"))},tick:(s,n)=>l(this,f,ds).call(this,s,n)}},ut.styles=as;customElements.get("steady-chat")||customElements.define("steady-chat",ut);export{ut as SteadyChat,ye as locales};
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
